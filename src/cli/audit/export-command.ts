import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '../../client/client.ts';
import { ApiRefusal, dataOf } from '../../client/refusal.ts';
import { chosenApi } from '../chosen-api.ts';
import { saveFile } from '../save-file.ts';
import { UserError } from '../user-error.ts';

export interface ExportOptions {
  readonly run: string;
  readonly out: string;
  readonly keyOut?: string;
  readonly reason?: string;
  readonly home?: string;
  readonly as: string;
}

/** What passes of itself: how long it is waited for, and what is said meanwhile. */
const passing: Readonly<Record<string, { readonly withinMs: number; readonly words: string }>> = {
  archive_unknown: { withinMs: 20_000, words: 'Waiting for it to be archived … 等待归档……' },
  trail_not_sealed: { withinMs: 150_000, words: 'Waiting for the trail to be sealed … 等待审计日志封印……' },
};
const pauseMs = 3_000;

/** `audit export`: a bundle as a file, and, where it is asked for with a reason, the key of its private parts. */
export async function exportCommand(options: ExportOptions, say: (line: string) => void): Promise<void> {
  if (options.keyOut !== undefined && options.reason === undefined)
    throw new UserError(
      'The key of the private parts is given for a reason, which is recorded: --reason "…". 取得密钥须说明理由。',
    );
  const client = (await chosenApi(options.home)).as(options.as);
  const bytes = await saveBundle(client, options, say);
  say(`${options.out}: ${bytes.toLocaleString('en')} bytes. 归档包已导出。`);
  if (options.keyOut === undefined) return;
  const body = { subject: options.run, reason: options.reason ?? '' };
  const key = await dataOf(client.POST('/v1/archives/key', { body }));
  saveFile(options.keyOut, `${JSON.stringify(key, null, 1)}\n`);
  say(
    `${options.keyOut}: the key of its private parts (mode 0600). Keep the two apart. 密钥请与归档包分开保管。`,
  );
}

async function saveBundle(
  client: Client,
  { run, out }: ExportOptions,
  say: (line: string) => void,
): Promise<number> {
  const params = { query: { subject: run } };
  const since = new Map<string, number>();
  for (;;) {
    try {
      const reply = client.GET('/v1/archives/bundle', { params, parseAs: 'stream' });
      return await saveStream(resolve(out), (await dataOf(reply)) as unknown as ReadableStream<Uint8Array>);
    } catch (error) {
      const code = error instanceof ApiRefusal ? error.problem.code : '';
      const wait = passing[code];
      if (!wait) throw error;
      if (!since.has(code)) say(wait.words);
      const begunAt = since.get(code) ?? Date.now();
      since.set(code, begunAt);
      if (Date.now() - begunAt > wait.withinMs) throw error;
      await pause(pauseMs);
    }
  }
}

/** Written whole or not at all. @returns how many bytes. */
async function saveStream(path: string, stream: ReadableStream<Uint8Array>): Promise<number> {
  const draft = `${path}.part`;
  const file = createWriteStream(draft, { mode: 0o600 });
  try {
    await pipeline(Readable.fromWeb(stream), file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  renameSync(draft, path);
  return file.bytesWritten;
}
