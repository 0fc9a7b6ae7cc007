import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  recordWorkflowCode,
  type WorkflowCode,
  workflowCodeOf,
} from '../../src/db/queries/audit/workflow-code.ts';
import { versionsToRun } from '../../src/worker/versions.ts';
import { workflowBundle } from '../../src/worker/workflow-bundle.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import type { TestDatabase } from '../support/postgres.ts';

const root = resolve(import.meta.dirname, '../..');
let folder: string;
let bundle: WorkflowCode;
let database: TestDatabase;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wulou-code-'));
  bundle = await workflowBundle(join(folder, 'here'));
  database = await freshDatabase();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the workflow code', () => {
  test('is named by its own hash, and says nothing of the machine it was made on', () => {
    expect(bundle.buildId).toBe(createHash('sha256').update(bundle.code).digest('hex'));
    const [code, map] = bundle.code.split('sourceMappingURL=data:application/json;charset=utf-8;base64,');
    const sources = JSON.parse(Buffer.from(map ?? '', 'base64').toString());
    expect(sources.sources).toContain('src/workflows/disbursement.ts');
    expect(JSON.stringify(sources.sourcesContent)).toContain('One month of one programme');
    for (const part of [code, JSON.stringify(sources)]) expect(part).not.toContain(root);
  });

  test('is the same to the byte where the package lies elsewhere', () => {
    const copy = join(folder, 'elsewhere/and/deeper');
    mkdirSync(copy, { recursive: true });
    for (const name of ['src', 'package.json'])
      cpSync(join(root, name), join(copy, name), { recursive: true });
    // Links where it is one file system: the whole of node_modules is large.
    const modules = [join(root, 'node_modules'), join(copy, 'node_modules')];
    if (spawnSync('cp', ['-al', ...modules]).status !== 0) {
      rmSync(join(copy, 'node_modules'), { recursive: true, force: true });
      execFileSync('cp', ['-a', ...modules]);
    }
    const script = `import('./src/worker/workflow-bundle.ts').then((made) => made.workflowBundle('made'))`;
    execFileSync(process.execPath, ['--import', 'tsx', '-e', script], { cwd: copy });
    const [name] = readdirSync(join(copy, 'made'));
    expect(
      createHash('sha256')
        .update(readFileSync(join(copy, 'made', name ?? '')))
        .digest('hex'),
    ).toBe(bundle.buildId);
  }, 120_000);

  test('is kept once, comes back as it was, and cannot be changed or removed', async () => {
    await recordWorkflowCode(database.sql, bundle);
    await recordWorkflowCode(database.sql, bundle);
    expect(await workflowCodeOf(database.sql, bundle.buildId)).toEqual(bundle);
    expect(await workflowCodeOf(database.sql, 'never ran')).toBeNull();
    await expect(database.sql`update audit.workflow_code set sdk_version = '0'`).rejects.toThrow(
      'append-only',
    );
    await expect(database.sql`delete from audit.workflow_code`).rejects.toThrow('append-only');
  });

  test('is not taken under a name that is not its hash', async () => {
    const other = { ...bundle, buildId: createHash('sha256').update('other').digest('hex') };
    await expect(recordWorkflowCode(database.sql, other)).rejects.toThrow('workflow_code_hash');
  });
});

describe('which versions a process runs', () => {
  let old: WorkflowCode;
  let middle: WorkflowCode;
  let young: WorkflowCode;
  let sql: TestDatabase['sql'];
  const at = (code: WorkflowCode, others: readonly WorkflowCode[], sole = false) =>
    versionsToRun(
      sql,
      code,
      others.map((other) => other.buildId),
      sole,
    );

  beforeAll(async () => {
    ({ sql } = await freshDatabase());
    const codeOf = (code: string, sdkVersion = '1.24.0') => ({
      code,
      sdkVersion,
      buildId: createHash('sha256').update(code).digest('hex'),
    });
    [old, middle, young] = [codeOf('old'), codeOf('middle'), codeOf('young')];
    for (const code of [old, middle, young]) await recordWorkflowCode(sql, code);
  });

  test('the code that was recorded last is current, and older code that is at work runs beside it', async () => {
    expect(await at(young, [old, young])).toEqual({ mineIsCurrent: true, older: [old], lost: [] });
    expect(await at(young, [])).toEqual({ mineIsCurrent: true, older: [], lost: [] });
  });

  test('an older worker that is started again during a deployment takes nothing back and runs no newer code', async () => {
    expect(await at(middle, [old, young])).toEqual({ mineIsCurrent: false, older: [old], lost: [] });
  });

  test('the only process there is runs whatever there is to run', async () => {
    expect(await at(middle, [old, young], true)).toEqual({
      mineIsCurrent: true,
      older: [old, young],
      lost: [],
    });
  });

  test('code of another SDK, or that was never kept, is lost', async () => {
    expect(await at({ ...young, sdkVersion: '2.0.0' }, [old])).toMatchObject({
      older: [],
      lost: [old.buildId],
    });
    expect(await at(young, [{ ...old, buildId: 'never kept' }])).toMatchObject({ lost: ['never kept'] });
  });
});
