import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { TableSource } from '../../../src/connectors/tabular-file/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'wulou-test-'));
let files = 0;
afterAll(() => rmSync(folder, { recursive: true }));

/** A file with this content, removed when the tests of the file are done. */
export function temporaryFile(content: string | Buffer, name = 'file'): TableSource {
  files += 1;
  const path = join(folder, `${files}`);
  writeFileSync(path, content);
  return { path, name };
}
