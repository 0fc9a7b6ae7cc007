import { fen, formatYuan } from '../domain/yuan.ts';
import type { ArchiveKey } from './archive-key.ts';
import { type Bundle, linesOf, trailName } from './bundle.ts';
import type { Manifest } from './manifest.ts';
import { actionWords, actorWords, stageWords, stateWords, type Words, waitWords } from './timeline-words.ts';
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
  const moves = await bundle.lines<Move>('item-events.ndjson.gz');
  const names = key === null ? null : await namesOf(bundle, key);
  return [
    ...(record?.events ?? []).flatMap((event) => eventLine(event, record?.run.startedBy ?? '')),
    ...(record?.batches ?? []).flatMap(batchLine),
    ...groupsOf(moves).map((group) => movesLine(group, names)),
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

/** Moves of one kind that came one after another, as one. */
function groupsOf(moves: readonly Move[]): Move[][] {
  const groups: Move[][] = [];
  const open = new Map<string, Move[]>();
  for (const move of moves) {
    const kind = [move.actor, move.from, move.to, move.reason].join(' ');
    const group = open.get(kind);
    const last = group?.at(-1);
    if (group && last && Date.parse(move.at) - Date.parse(last.at) < 60_000) group.push(move);
    else {
      const fresh = [move];
      open.set(kind, fresh);
      groups.push(fresh);
    }
  }
  return groups;
}

function movesLine(group: readonly Move[], names: ReadonlyMap<number, string> | null): TimelineLine {
  const [first] = group as readonly [Move, ...Move[]];
  const [from, to] = [wordsIn(stateWords, first.from), wordsIn(stateWords, first.to)];
  const totalFen = group.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
  const yuan = totalFen === 0 ? none : yuanOf(totalFen);
  const people = names === null ? '' : named(group, names);
  return {
    at: first.at,
    who: whoIs(first.actor),
    what: {
      en: `${group.length} ${group.length === 1 ? 'person' : 'people'}${people}: ${from.en} → ${to.en}${yuan.en}`,
      zh: `${group.length} 人${people}：${from.zh} → ${to.zh}${yuan.zh}`,
    },
    why: first.reason,
  };
}

const none: Words = { en: '', zh: '' };
const yuanOf = (amountFen: number): Words => ({
  en: `, ${formatYuan(fen(amountFen))} yuan`,
  zh: `，${formatYuan(fen(amountFen))} 元`,
});

function named(group: readonly Move[], names: ReadonlyMap<number, string>): string {
  const shown = group.slice(0, mostNames).map(({ itemId }) => names.get(itemId) ?? '?');
  return ` (${shown.join(', ')}${group.length > mostNames ? ' …' : ''})`;
}

async function namesOf(bundle: Bundle, key: ArchiveKey): Promise<Map<number, string>> {
  const content = await bundle.opened('private/people.ndjson.gz.enc', key);
  const people = content ? linesOf<{ itemId: number; employeeNo: string; name: string }>(content) : [];
  return new Map(people.map(({ itemId, employeeNo, name }) => [itemId, `${employeeNo} ${name}`]));
}

/** Acts as the trail has them; with the key, those with people's words too. */
async function trailLines(bundle: Bundle, key: ArchiveKey | null): Promise<TimelineLine[]> {
  const content = await bundle.read(trailName);
  const stretch = content && readStretch(content);
  const open = stretch ? eventsOf(stretch) : [];
  const opened = key && (await bundle.opened('private/events.ndjson.gz.enc', key));
  const all = new Map(
    [...(opened ? linesOf<(typeof open)[number]>(opened) : []), ...open].map((event) => [event.id, event]),
  );
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

const whoIs = (actor: string): Words => actorWords[actor] ?? { en: actor, zh: actor };

function wordsIn(table: Readonly<Record<string, Words>>, code: string): Words {
  return table[code] ?? { en: code.replaceAll('_', ' '), zh: code.replaceAll('_', ' ') };
}
