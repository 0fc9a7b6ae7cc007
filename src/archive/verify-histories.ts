import type { Bundle } from './bundle.ts';
import { type BundleFault, faultAt } from './bundle-fault.ts';
import { factsOf, type HistoryFacts } from './history-facts.ts';
import type { History } from './history-json.ts';
import type { Manifest, ManifestHistory } from './manifest.ts';
import { readHistory } from './read-history.ts';

/** Histories are whole, are those that the manifest says, name code that is there, and none that they speak of is missing. */
export async function verifyHistories(
  bundle: Bundle,
  manifest: Manifest,
  isWhole: (name: string) => boolean,
): Promise<BundleFault[]> {
  const faults: BundleFault[] = [];
  const read: { entry: string; workflowId: string; facts: HistoryFacts }[] = [];
  const ids = new Set(manifest.histories.map(({ workflowId }) => workflowId));
  const runs = new Set(manifest.histories.map(({ workflowId, runId }) => `${workflowId} ${runId}`));
  if (!ids.has(manifest.subject))
    faults.push(faultAt(manifest.subject, 'Its own history is missing.', '缺少其自身的执行历史。'));
  for (const named of manifest.histories) {
    const { entry, workflowId, buildId } = named;
    if (entry === null || !isWhole(entry)) continue;
    const history = await readHistory(bundle, named);
    if (history === 'lost') continue; // That the part is missing is said of the part.
    if (history === 'unreadable') {
      faults.push(faultAt(entry, 'It cannot be read as a history.', '无法读取为执行历史。'));
      continue;
    }
    const facts = factsOf(history);
    const fault = gapOf(history, named);
    if (fault) faults.push(fault);
    read.push({ entry, workflowId, facts });
    for (const runId of [facts.continuedFrom, facts.continuedIn])
      if (runId && !runs.has(`${workflowId} ${runId}`))
        faults.push(
          faultAt(entry, `Its execution ${runId} is missing.`, `缺少其另一次执行 ${runId} 的历史。`),
        );
    if (facts.buildId !== buildId || (buildId && !manifest.code.some((code) => code.buildId === buildId)))
      faults.push(
        faultAt(
          entry,
          'The code that the history names is not the one of the manifest.',
          '历史所指代码与归档目录不符。',
        ),
      );
  }
  const starters = startersOf(manifest.subject, read);
  for (const { entry, workflowId, facts } of read) {
    const children = starters.has(workflowId) ? [] : facts.children;
    const parent = facts.parent === null || manifest.form === 'wulou-archive/1' ? [] : [facts.parent];
    for (const id of [...children, ...parent])
      if (!ids.has(id))
        faults.push(faultAt(entry, `The history of ${id} is missing.`, `缺少 ${id} 的执行历史。`));
  }
  for (const { buildId, entry } of manifest.code) {
    const archived = manifest.entries.find(({ name }) => name === entry);
    if (entry !== null && archived?.sha256 !== buildId)
      faults.push(faultAt(entry, 'It is not the code that it is named for.', '不是其名称所指的代码。'));
  }
  return faults;
}

/** What started the subject, and what started that. What else those started belongs to others. */
function startersOf(
  subject: string,
  read: readonly { workflowId: string; facts: HistoryFacts }[],
): ReadonlySet<string> {
  const starters = new Set<string>();
  const from = new Set([subject]);
  for (const id of from)
    for (const { workflowId, facts } of read)
      if (workflowId === id && facts.parent !== null) {
        starters.add(facts.parent);
        from.add(facts.parent);
      }
  return starters;
}

/** Events are numbered from 1 without a gap, and the last of them ends the workflow. */
function gapOf(history: History, named: ManifestHistory): BundleFault | null {
  const place = named.entry ?? named.workflowId;
  const events = history.events ?? [];
  for (const [index, event] of events.entries())
    if (Number(event.eventId) !== index + 1)
      return faultAt(place, `Event ${index + 1} was removed.`, `第 ${index + 1} 个事件已被删除。`);
  if (events.length !== named.events || !endsWorkflow(events.at(-1)?.eventType))
    return faultAt(
      place,
      `It has ${events.length} of ${named.events} events: its end was cut off.`,
      `应有 ${named.events} 个事件，实有 ${events.length} 个：尾部被截断。`,
    );
  return null;
}

/** The numbers of Temporal's closing event types: completed, failed, timed out, canceled, terminated, continued as new. */
const closing = new Set([2, 3, 4, 21, 27, 28]);
const endsWorkflow = (type: unknown): boolean => closing.has(Number(type));
