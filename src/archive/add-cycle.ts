import { readCycle } from '../db/queries/appraisals/cycles.ts';
import {
  appraisalPages,
  appraisedPages,
  cycleRecord,
  salaryListRecords,
  salaryListText,
} from '../db/queries/archive/cycle-records.ts';
import { must } from '../domain/assert.ts';
import { addLists } from './add-lists.ts';
import type { ArchiveDraft } from './archive-draft.ts';
import type { RecordDesk, Recorded } from './archive-subject.ts';

/** The records of a cycle: scores, salaries, and what people wrote are private. */
export async function addCycle({ sql }: RecordDesk, draft: ArchiveDraft, cycleId: number): Promise<Recorded> {
  const cycle = must(await readCycle(sql, cycleId), 'cycle');
  await draft.addDocument('cycle.json', await cycleRecord(sql, cycle));
  const records = await salaryListRecords(sql, cycleId);
  await draft.addDocument('approvals.json', records);
  const lists = await addLists(
    records.rounds,
    ({ id }) => salaryListText(sql, id),
    ({ round }, content) => draft.addPrivate(`private/list-${round}.txt`, content),
  );
  await draft.addLines('appraisals.ndjson', appraisalPages(sql, cycleId));
  await draft.addPrivateLines('private/appraised.ndjson', appraisedPages(sql, cycleId));
  return { lists };
}
