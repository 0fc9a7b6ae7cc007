import { fen, formatYuan } from '../domain/yuan.ts';
import type { ArchiveKey } from './archive-key.ts';
import { type ArchivedMove, movesName } from './archived-move.ts';
import { type Bundle, trailName } from './bundle.ts';
import type { BundleFault } from './bundle-fault.ts';
import type { Manifest } from './manifest.ts';
import { readingPart } from './reading-part.ts';
import {
  actionWords,
  stageWords,
  stateWords,
  type Words,
  waitWords,
  whoIs,
  wordsIn,
} from './timeline-words.ts';
import { eventsOf, readStretch, type ShownEvent } from './trail-stretch.ts';

/** One thing that happened, for people. */
export interface TimelineLine {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly who: Words;
  readonly what: Words;
  /** The reason that is on record, by its code or in the words of whoever acted. */
  readonly why: string | null;
}

interface RunDocument {
  readonly run: { readonly startedBy: string };
  readonly events: readonly {
    readonly type: string;
    readonly stage: string;
    readonly round: number;
    readonly waitingFor: string | null;
    readonly at: string;
  }[];
  readonly batches: readonly {
    readonly sequence: number;
    readonly transferCount: number;
    readonly totalFen: number;
    readonly sentAt: string | null;
  }[];
}

const runName = 'run.json';
const peopleName = 'private/people.ndjson.gz.enc';
const privateEventsName = 'private/events.ndjson.gz.enc';

/** So many people are named in one line; of more it is said how many. */
const mostNames = 3;

/**
 * What happened, from the records and the trail of a bundle, in the order of time.
 * @param key names people and gives the words that they wrote; without it, items are counted. @param faults takes what
 * cannot be read, and is not told therefore.
 */
export async function timelineOf(
  bundle: Bundle,
  manifest: Manifest,
  key: ArchiveKey | null,
  faults: BundleFault[],
): Promise<TimelineLine[]> {
  const lines = [
    ...(manifest.kind === 'run' ? await runLines(bundle, key, faults) : []),
    ...(await trailLines(bundle, key, faults)),
  ];
  return lines.sort((one, other) => one.at.localeCompare(other.at));
}

async function runLines(
  bundle: Bundle,
  key: ArchiveKey | null,
  faults: BundleFault[],
): Promise<TimelineLine[]> {
  const names = key && (await readingPart(peopleName, faults, () => namesOf(bundle, key)));
  const course = await readingPart(runName, faults, async () => {
    const record = await bundle.document<RunDocument>(runName);
    return [
      ...(record?.events ?? []).flatMap((event) => eventLine(event, record?.run.startedBy ?? '')),
      ...(record?.batches ?? []).flatMap(batchLine),
    ];
  });
  const moves = await readingPart(movesName, faults, async () => {
    const groups = await groupsOf(bundle.lines<ArchivedMove>(movesName));
    return groups.map((group) => movesLine(group, names));
  });
  return [...(course ?? []), ...(moves ?? [])];
}

function eventLine(event: RunDocument['events'][number], startedBy: string): TimelineLine[] {
  const line = (who: string, what: Words): TimelineLine[] => [
    { at: event.at, who: whoIs(who), what, why: null },
  ];
  switch (event.type) {
    case 'run.started':
      return line(startedBy, { en: 'started the month', zh: '启动当月发放' });
    case 'run.stage_entered': {
      const stage = wordsIn(stageWords, event.stage);
      const round = event.round > 1 ? { en: `, round ${event.round}`, zh: `（第 ${event.round} 轮）` } : none;
      return line('wulou', { en: stage.en + round.en, zh: stage.zh + round.zh });
    }
    case 'run.waiting':
      return line('wulou', wordsIn(waitWords, event.waitingFor ?? ''));
    default:
      // Closing and cancelling are told by the trail, which knows who did it.
      return [];
  }
}

function batchLine({ sequence, transferCount, totalFen, sentAt }: RunDocument['batches'][number]) {
  if (sentAt === null) return [];
  const yuan = formatYuan(fen(totalFen));
  const what = {
    en: `sent payment file ${sequence}: ${transferCount} transfers, ${yuan} yuan`,
    zh: `发送第 ${sequence} 个支付文件：${transferCount} 笔，${yuan} 元`,
  };
  return [{ at: sentAt, who: whoIs('payment-batch'), what, why: null }];
}

/** Moves of one kind that came one after another. */
interface Moves {
  readonly first: ArchivedMove;
  lastMs: number;
  count: number;
  totalFen: number;
  /** Of the first few. */
  readonly itemIds: number[];
}

async function groupsOf(moves: AsyncIterable<ArchivedMove>): Promise<Moves[]> {
  const groups: Moves[] = [];
  const open = new Map<string, Moves>();
  for await (const move of moves) {
    const kind = [move.actor, move.from, move.to, move.reason].join(' ');
    const atMs = Date.parse(move.at);
    let group = open.get(kind);
    if (!group || atMs - group.lastMs >= 60_000) {
      group = { first: move, lastMs: atMs, count: 0, totalFen: 0, itemIds: [] };
      open.set(kind, group);
      groups.push(group);
    }
    group.lastMs = atMs;
    group.count += 1;
    group.totalFen += move.amountFen ?? 0;
    if (group.itemIds.length < mostNames) group.itemIds.push(move.itemId);
  }
  return groups;
}

function movesLine(group: Moves, names: ReadonlyMap<number, string> | null): TimelineLine {
  const { first, count, totalFen } = group;
  const [from, to] = [wordsIn(stateWords, first.from), wordsIn(stateWords, first.to)];
  const yuan = totalFen === 0 ? none : yuanOf(totalFen);
  const people = names === null ? '' : named(group, names);
  return {
    at: first.at,
    who: whoIs(first.actor),
    what: {
      en: `${count} ${count === 1 ? 'person' : 'people'}${people}: ${from.en} → ${to.en}${yuan.en}`,
      zh: `${count} 人${people}：${from.zh} → ${to.zh}${yuan.zh}`,
    },
    why: first.reason,
  };
}

const none: Words = { en: '', zh: '' };
const yuanOf = (amountFen: number): Words => ({
  en: `, ${formatYuan(fen(amountFen))} yuan`,
  zh: `，${formatYuan(fen(amountFen))} 元`,
});

function named({ itemIds, count }: Moves, names: ReadonlyMap<number, string>): string {
  const shown = itemIds.map((itemId) => names.get(itemId) ?? '?');
  return ` (${shown.join(', ')}${count > mostNames ? ' …' : ''})`;
}

async function namesOf(bundle: Bundle, key: ArchiveKey): Promise<Map<number, string>> {
  const people = bundle.openedLines<{ itemId: number; employeeNo: string; name: string }>(peopleName, key);
  const names = new Map<number, string>();
  for await (const { itemId, employeeNo, name } of people) names.set(itemId, `${employeeNo} ${name}`);
  return names;
}

/** Acts as the trail has them; with the key, those with people's words too. */
async function trailLines(
  bundle: Bundle,
  key: ArchiveKey | null,
  faults: BundleFault[],
): Promise<TimelineLine[]> {
  const all = new Map<number, TimelineLine>();
  const tell = (event: ShownEvent): unknown => all.set(event.id, trailLine(event));
  if (key)
    await readingPart(privateEventsName, faults, async () => {
      for await (const event of bundle.openedLines<ShownEvent>(privateEventsName, key)) tell(event);
    });
  await readingPart(trailName, faults, async () => {
    const content = await bundle.read(trailName);
    const stretch = content && readStretch(content);
    for (const event of stretch ? eventsOf(stretch) : []) tell(event);
  });
  return [...all.values()];
}

const trailLine = ({ at, actor, action, details }: ShownEvent): TimelineLine => ({
  at: `${at.slice(0, 23)}Z`,
  who: whoIs(actor),
  what: wordsIn(actionWords, action),
  why: reasonIn(details),
});

function reasonIn(details: string | null): string | null {
  const said = JSON.parse(details ?? '{}') as Record<string, unknown>;
  const why = said.reason ?? said.note;
  return typeof why === 'string' && why !== '' ? why : null;
}
