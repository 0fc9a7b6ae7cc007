import type { Sql, Transaction } from '../db/database.ts';
import type { PrivateData } from '../db/private-data.ts';
import { type ArchivedHistory, appraisalWorkflows } from '../db/queries/archive/archived-histories.ts';
import { archiveOf, type Due, recordArchive } from '../db/queries/archive/archives.ts';
import { ownEntryPages, ownEventPages } from '../db/queries/archive/trail-stretch.ts';
import { workflowCodeOf } from '../db/queries/audit/workflow-code.ts';
import { hasPendingSms } from '../db/queries/disbursement/notices.ts';
import { addChange } from './add-change.ts';
import { addCycle } from './add-cycle.ts';
import { addRun } from './add-run.ts';
import { ArchiveDraft } from './archive-draft.ts';
import { archiveTree, type HistoryDesk } from './archive-histories.ts';
import { newArchiveKey } from './archive-key.ts';
import { type Manifest, type ManifestHistory, writeManifest } from './manifest.ts';

export interface ArchiveDesk extends HistoryDesk {
  readonly privateData: PrivateData;
}

/** Where the records of a subject are read: in one transaction, so that they agree whatever is settled meanwhile. */
export interface RecordDesk {
  readonly sql: Transaction;
  readonly privateData: PrivateData;
}

/** What is said of a subject beside its histories. */
export interface Recorded {
  readonly lists: Manifest['lists'];
}

/**
 * Archives one run, cycle or change that is over: its histories, its records and the code that ran; last the manifest,
 * whose digest goes into the trail. Safe to repeat: what lies in the store stays, and there is one manifest of each.
 * @returns false while one of its workflows still runs, or one is to come that delivers SMS which wait.
 */
export async function archiveSubject(desk: ArchiveDesk, due: Due): Promise<boolean> {
  const { sql, store, privateData } = desk;
  if (await archiveOf(sql, due.subject)) return true;
  const appraisals = due.kind === 'cycle' ? await appraisalWorkflows(sql, due.id) : [];
  const histories = await archiveTree(desk, [
    { workflowId: due.subject, type: workflowTypes[due.kind] },
    ...appraisals.map((workflowId) => ({ workflowId, type: 'appraisal' })),
  ]);
  if (histories === null || (due.kind === 'run' && (await hasPendingSms(sql, due.id)))) return false;
  const key = newArchiveKey();
  const draft = new ArchiveDraft(store, key);
  const { lists } = await sql.begin('isolation level repeatable read read only', (tx) =>
    addRecords[due.kind]({ sql: tx, privateData }, draft, due.id),
  );
  // First the list: what it names, the events read after it hold.
  await draft.addLines('events.ndjson', ownEntryPages(sql, due.subject));
  await draft.addPrivateLines('private/events.ndjson', ownEventPages(sql, due.subject));
  const named = addHistories(draft, histories);
  const code = await addCode(sql, draft, histories);
  const manifest: Manifest = {
    form: 'wulou-archive/2',
    subject: due.subject,
    kind: due.kind,
    archivedAt: new Date().toISOString(),
    keyId: key.id,
    entries: draft.entries,
    histories: named,
    code,
    lists,
  };
  await recordArchive(sql, {
    due,
    manifestSha256: await store.put(writeManifest(manifest)),
    archiveKey: privateData.encrypt(key.key),
    histories: named.length,
  });
  return true;
}

const addRecords = { run: addRun, cycle: addCycle, change: addChange } as const;
const workflowTypes = { run: 'disbursement', cycle: 'appraisalCycle', change: 'employeeChange' } as const;

function addHistories(draft: ArchiveDraft, histories: readonly ArchivedHistory[]): ManifestHistory[] {
  return histories.map(({ sha256, bytes, children: _, parent: __, ...history }) => ({
    ...history,
    entry:
      sha256 === null
        ? null
        : draft.addStored(`histories/${history.workflowId}/${history.runId}.json.gz`, sha256, bytes),
  }));
}

/** The code as it ran, letter by letter: an entry's digest is the build id that its histories name. */
async function addCode(
  sql: Sql,
  draft: ArchiveDraft,
  histories: readonly ArchivedHistory[],
): Promise<Manifest['code']> {
  const buildIds = new Set(histories.flatMap(({ buildId }) => (buildId === null ? [] : [buildId])));
  const code: Manifest['code'] = [];
  for (const buildId of [...buildIds].sort()) {
    const kept = await workflowCodeOf(sql, buildId);
    const entry = kept && (await draft.add(`code/${buildId}.js`, Buffer.from(kept.code)));
    code.push({ buildId, entry });
  }
  return code;
}
