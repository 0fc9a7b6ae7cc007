import { readFileSync } from 'node:fs';
import { type AuditHeads, auditHeadsSchema } from '../../audit/heads.ts';
import { UserError } from '../user-error.ts';

/** Heads of the trail that somebody kept. */
export function headsIn(file: string): AuditHeads {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is no JSON' : 'cannot be read';
    throw new UserError(`${file} ${why}. 文件无法读取。`);
  }
  const heads = auditHeadsSchema.safeParse(content);
  if (!heads.success)
    throw new UserError(
      `${file} holds no heads: save what \`npx wulou audit heads\` or GET /v1/audit/heads gives. 文件格式有误。`,
    );
  if (heads.data.seals.length === 0 || heads.data.keys.length === 0)
    throw new UserError(
      `${file} holds no sealed head: save one when the trail has been sealed, a minute after its first event. 文件中没有已封印的链头。`,
    );
  return heads.data;
}
