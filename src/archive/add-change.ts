import { changedRecord, changeRecord } from '../db/queries/archive/change-records.ts';
import { readChange } from '../db/queries/changes/changes.ts';
import { must } from '../domain/assert.ts';
import type { ArchiveDraft } from './archive-draft.ts';
import type { RecordDesk, Recorded } from './archive-subject.ts';

/** The records of one person's change: what it holds and whose it is are private. */
export async function addChange(
  { sql }: RecordDesk,
  draft: ArchiveDraft,
  changeId: number,
): Promise<Recorded> {
  const change = must(await readChange(sql, changeId), 'change');
  await draft.addDocument('change.json', await changeRecord(sql, change));
  await draft.addPrivateDocument('private/change.json', await changedRecord(sql, change));
  return { lists: [] };
}
