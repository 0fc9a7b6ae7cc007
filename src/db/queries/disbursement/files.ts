import { createHash } from 'node:crypto';
import type { Sql, Transaction } from '../../database.ts';
import type { PrivateData } from '../../private-data.ts';

export interface NewFile {
  readonly runId: number | null;
  readonly kind: 'contributions' | 'pain.001' | 'pain.002' | 'camt.053';
  readonly name: string;
  readonly content: Buffer;
}

export const sha256 = (content: Buffer): Buffer => createHash('sha256').update(content).digest();

/** Archives a file in or out, encrypted, with the SHA-256 of its plain bytes. @returns its id. */
export async function archiveFile(
  sql: Sql | Transaction,
  privateData: PrivateData,
  file: NewFile,
): Promise<number> {
  const [row] = await sql<{ id: number }[]>`
    insert into finance.files (run_id, kind, name, sha256, content)
    values (${file.runId}, ${file.kind}, ${file.name}, ${sha256(file.content)}, ${privateData.encrypt(file.content)})
    returning id`;
  if (!row) throw new Error('assertion failed: an insert gives a row');
  return row.id;
}

export async function readFile(
  sql: Sql | Transaction,
  privateData: PrivateData,
  fileId: number,
): Promise<{ name: string; content: Buffer }> {
  const [row] = await sql<
    { name: string; content: Buffer }[]
  >`select name, content from finance.files where id = ${fileId}`;
  if (!row) throw new Error(`assertion failed: file ${fileId} is not on record`);
  return { name: row.name, content: privateData.decrypt(row.content) };
}

export async function listFiles(
  sql: Sql,
  runId: number,
  kind: NewFile['kind'],
  afterId: number,
  limit: number,
): Promise<{ id: number; name: string }[]> {
  return sql<{ id: number; name: string }[]>`
    select id, name from finance.files where run_id = ${runId} and kind = ${kind} and id > ${afterId} order by id limit ${limit}`;
}
