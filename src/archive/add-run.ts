import {
  approvalRecords,
  fileRecords,
  itemEventPages,
  itemPages,
  listText,
  noteRecords,
  personPages,
  runRecord,
  transferPages,
} from '../db/queries/archive/run-records.ts';
import { readFile } from '../db/queries/disbursement/files.ts';
import { type Run, readRun } from '../db/queries/disbursement/runs.ts';
import { must } from '../domain/assert.ts';
import { addLists } from './add-lists.ts';
import type { ArchiveDraft } from './archive-draft.ts';
import type { RecordDesk, Recorded } from './archive-subject.ts';
import type { Manifest } from './manifest.ts';

/** The records of a run: what is about people, and the files, are private. */
export async function addRun(desk: RecordDesk, draft: ArchiveDraft, runId: number): Promise<Recorded> {
  const { sql } = desk;
  const run = must(await readRun(sql, runId), 'run');
  await draft.addDocument('run.json', await runRecord(sql, run));
  const lists = await addApprovals(desk, draft, run);
  await draft.addLines('items.ndjson', itemPages(sql, run.id));
  await draft.addLines('item-events.ndjson', itemEventPages(sql, run.id));
  await draft.addLines('transfers.ndjson', transferPages(sql, run.id));
  await draft.addPrivateLines('private/people.ndjson', personPages(sql, run.id));
  await draft.addPrivateDocument('private/notes.json', await noteRecords(sql, run.id));
  await addFiles(desk, draft, run);
  return { lists };
}

async function addApprovals({ sql }: RecordDesk, draft: ArchiveDraft, run: Run): Promise<Manifest['lists']> {
  const records = await approvalRecords(sql, run.id);
  await draft.addDocument('approvals.json', records);
  return addLists(
    records.rounds,
    ({ round }) => listText(sql, run.id, round),
    ({ round }, content) => draft.add(`lists/round-${round}.txt`, content),
  );
}

/** Files one by one, as each may be large. Which is which, with the digests of their plain bytes, is private as well. */
async function addFiles({ sql, privateData }: RecordDesk, draft: ArchiveDraft, run: Run): Promise<void> {
  const files = await fileRecords(sql, run);
  const index: object[] = [];
  for (const file of files) {
    const { content } = await readFile(sql, privateData, file.id);
    const entry = await draft.addPrivate(`files/${file.id}-${file.kind}`, content);
    index.push({ entry, ...file });
  }
  await draft.addPrivateDocument('private/files.json', index);
}
