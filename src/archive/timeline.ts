import { fen, formatYuan } from '../domain/yuan.ts';
import type { ArchiveKey } from './archive-key.ts';
import { type Bundle, trailName } from './bundle.ts';
import type { Manifest } from './manifest.ts';
import {
  actionWords,
  stageWords,
  stateWords,
  type Words,
  waitWords,
  whoIs,
  wordsIn,
} from './timeline-words.ts';
import { eventsOf, readStretch } from './trail-stretch.ts';

/** One thing that happened, for people. */
export interface TimelineLine {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly who: Words;
  readonly what: Words;
  /** The reason that is on record, by its code or in the words of whoever acted. */
  readonly why: string | null;
}

interface Move {
  readonly itemId: number;
  readonly from: string;
  readonly to: string;
  readonly reason: string | null;
  readonly actor: string;
  readonly at: string;
  readonly amountFen: number | null;
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

/** So many people are named in one line; of more it is said how many. */
const mostNames = 3;

/**
 * What happened, from the records and the trail of a bundle, in the order of time.
 * @param key names people and gives the words that they wrote; without it, items are counted.
 */
export async function timelineOf(
  bundle: Bundle,
  manifest: Manifest,
  key: ArchiveKey | null,
): Promise<TimelineLine[]> {
  const lines = [
    ...(manifest.kind === 'run' ? await runLines(bundle, key) : []),
    ...(await trailLines(bundle, key)),
  ];
  return lines.sort((one, other) => one.at.localeCompare(other.at));
}

async function runLines(bundle: Bundle, key: ArchiveKey | null): Promise<TimelineLine[]> {
  const record = await bundle.document<RunDocument>('run.json');
  const groups = await groupsOf(bundle.lines<Move>('item-events.ndjson.gz'));
  const names = key === null ? null : await namesOf(bundle, key);
  return [
    ...(record?.events ?? []).flatMap((event) => eventLine(event, record?.run.startedBy ?? '')),
    ...(record?.batches ?? []).flatMap(batchLine),
    ...groups.map((group) => movesLine(group, names)),
  ];
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
  readonly first: Move;
  lastMs: number;
  count: number;
  totalFen: number;
  /** Of the first few. */
  readonly itemIds: number[];
}

async function groupsOf(moves: AsyncIterable<Move>): Promise<Moves[]> {
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
  const people = bundle.openedLines<{ itemId: number; employeeNo: string; name: string }>(
    'private/people.ndjson.gz.enc',
    key,
  );
  const names = new Map<number, string>();
  for await (const { itemId, employeeNo, name } of people) names.set(itemId, `${employeeNo} ${name}`);
  return names;
}

/** Acts as the trail has them; with the key, those with people's words too. */
async function trailLines(bundle: Bundle, key: ArchiveKey | null): Promise<TimelineLine[]> {
  const content = await bundle.read(trailName);
  const stretch = content && readStretch(content);
  const open = stretch ? eventsOf(stretch) : [];
  const all = new Map<number, (typeof open)[number]>();
  if (key)
    for await (const event of bundle.openedLines<(typeof open)[number]>('private/events.ndjson.gz.enc', key))
      all.set(event.id, event);
  for (const event of open) all.set(event.id, event);
  return [...all.values()].map(({ at, actor, action, details }) => ({
    at: `${at.slice(0, 23)}Z`,
    who: whoIs(actor),
    what: wordsIn(actionWords, action),
    why: reasonIn(details),
  }));
}

function reasonIn(details: string | null): string | null {
  const said = JSON.parse(details ?? '{}') as Record<string, unknown>;
  const why = said.reason ?? said.note;
  return typeof why === 'string' && why !== '' ? why : null;
}
