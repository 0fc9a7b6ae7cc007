import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Sql } from '../db/database.ts';
import {
  type ArchivedHistory,
  historiesOf,
  isRecordedAfter,
  recordHistories,
} from '../db/queries/archive/archived-histories.ts';
import type { ArchiveStore } from './archive-store.ts';
import { factsOf } from './history-facts.ts';
import { type History, historyFromJson, historyToJson } from './history-json.ts';
import type { Execution, HistorySource } from './history-source.ts';

const [zip, unzip] = [promisify(gzip), promisify(gunzip)];

export interface HistoryDesk {
  readonly sql: Sql;
  readonly store: ArchiveStore;
  readonly source: HistorySource;
}

export interface WorkflowRef {
  readonly workflowId: string;
  /** What it is, for the record of one that is lost; empty where only its own history would say. */
  readonly type: string;
}

/** So long after an execution began the server's list surely has those before it. */
const listedWithinMs = 3_600_000;

/** Workflows that are asked for at once. */
const atOnce = 8;

export const packHistory = (history: History): Promise<Buffer> => zip(historyToJson(history));

export const unpackHistory = async (content: Buffer): Promise<History> =>
  historyFromJson((await unzip(content)).toString('utf8'));

/**
 * Archives every execution of these workflows that is closed, of all that they started, and of what started them: of
 * that not what else it started, as a schedule starts several months at once. What is archived already stays.
 * @returns null while one of them still runs: then it is asked again later.
 */
export async function archiveTree(
  desk: HistoryDesk,
  roots: readonly WorkflowRef[],
): Promise<ArchivedHistory[] | null> {
  const found: ArchivedHistory[] = [];
  const known = new Set<string>();
  let isRunning = false;
  /** These, then all that they name, then all that those name. */
  async function follow(
    refs: readonly WorkflowRef[],
    named: (history: ArchivedHistory) => readonly string[],
  ) {
    for (let next = refs; next.length > 0; ) {
      const ids = new Set<string>();
      await each(next, async (ref) => {
        known.add(ref.workflowId);
        const { histories, isRunning: runs } = await archiveWorkflow(desk, ref);
        isRunning ||= runs;
        found.push(...histories);
        for (const id of histories.flatMap(named)) ids.add(id);
      });
      next = unknown(ids);
    }
  }
  const unknown = (ids: Iterable<string>): WorkflowRef[] =>
    [...ids].filter((id) => !known.has(id)).map((workflowId) => ({ workflowId, type: '' }));
  await follow(roots, ({ children }) => children);
  await follow(unknown(new Set(found.flatMap(startedBy))), startedBy);
  return isRunning ? null : found;
}

const startedBy = ({ parent }: ArchivedHistory): string[] => (parent === null ? [] : [parent]);

export async function archiveWorkflow(
  { sql, store, source }: HistoryDesk,
  { workflowId, type }: WorkflowRef,
): Promise<{ histories: ArchivedHistory[]; isRunning: boolean }> {
  const before = await historiesOf(sql, [workflowId]);
  if (before.length > 0 && (await isWhole(sql, workflowId, await source.execution(workflowId))))
    return { histories: before, isRunning: false };
  const executions = await source.executions(workflowId);
  const archived = new Set(before.map(({ runId }) => runId));
  const fresh: ArchivedHistory[] = [];
  const gone = new Set(before.length === 0 && executions.length === 0 ? [''] : []);
  const met = new Set(executions.map(({ runId }) => runId));
  // The list may be behind: an execution that another one names is asked for by its id before it counts as gone.
  for (const execution of executions) {
    if (execution.isRunning || archived.has(execution.runId)) continue;
    const history = await source.history(workflowId, execution.runId);
    fresh.push(await keepHistory(store, workflowId, execution, history));
    const { continuedFrom, continuedIn } = factsOf(history);
    for (const runId of [continuedFrom, continuedIn]) {
      if (!runId || met.has(runId) || archived.has(runId)) continue;
      met.add(runId);
      const found = await source.execution(workflowId, runId);
      if (found) executions.push(found);
      else gone.add(runId);
    }
  }
  for (const runId of gone) fresh.push(lostHistory(workflowId, runId, type));
  await recordHistories(sql, fresh);
  return { histories: [...before, ...fresh], isRunning: executions.some(({ isRunning }) => isRunning) };
}

/**
 * Whether all of a workflow of which something is archived is, by its latest execution alone: where that is, those before it
 * were listed then, as it had begun long before, and what it continued was followed. One that was begun again since would be
 * the latest. Of what is not known any more there is nothing to add.
 */
const isWhole = async (sql: Sql, workflowId: string, latest: Execution | null): Promise<boolean> =>
  latest === null || (await isRecordedAfter(sql, workflowId, latest.runId, listedWithinMs));

async function keepHistory(
  store: ArchiveStore,
  workflowId: string,
  { runId, outcome, startedAt, closedAt }: Execution,
  history: History,
): Promise<ArchivedHistory> {
  const content = await packHistory(history);
  const { type, events, buildId, children, parent } = factsOf(history);
  const sha256 = await store.put(content);
  const bytes = content.length;
  return {
    ...{ workflowId, runId, type, sha256, bytes, events, buildId, children, parent },
    ...{ startedAt, closedAt, outcome },
  };
}

/** Said openly: Temporal had forgotten it before it could be archived. */
const lostHistory = (workflowId: string, runId: string, type: string): ArchivedHistory => ({
  workflowId,
  runId,
  type,
  sha256: null,
  bytes: 0,
  events: 0,
  buildId: null,
  children: [],
  parent: null,
  startedAt: null,
  closedAt: null,
  outcome: 'lost',
});

/** Does something for every row, a few at once; the first failure ends it. */
export async function each<T>(rows: readonly T[], work: (row: T) => Promise<void>): Promise<void> {
  const queue = rows.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const row of queue) await work(row);
    }),
  );
}
