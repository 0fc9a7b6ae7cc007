import { actionWords, whoIs, wordsIn } from '../../archive/timeline-words.ts';
import { dataOf } from '../../client/refusal.ts';
import { chosenApi } from '../chosen-api.ts';

export interface EventsOptions {
  readonly run: string;
  readonly home?: string;
  readonly as: string;
}

/** `audit events`: who did what when in a run, a cycle or a change, over or not. */
export async function eventsCommand(
  { run, home, as }: EventsOptions,
  say: (line: string) => void,
): Promise<void> {
  const client = (await chosenApi(home)).as(as);
  let after = 0;
  for (let count = 0; ; ) {
    const query = { subject: run, after, limit: 200 };
    const { events, next } = await dataOf(client.GET('/v1/audit/events', { params: { query } }));
    for (const { at, actor, action, subject, details, withheld } of events) {
      const [who, what] = [whoIs(actor), wordsIn(actionWords, action)];
      const more = details === null ? (withheld ? ' · …' : '') : ` · ${JSON.stringify(details)}`;
      say(
        `${at.slice(0, 19).replace('T', ' ')}  ${who.en}: ${what.en} ｜ ${who.zh}：${what.zh}  [${subject}]${more}`,
      );
    }
    count += events.length;
    if (next === null) {
      if (count === 0) say(`The trail says nothing of ${run}. 审计日志中无此记录。`);
      return;
    }
    after = next;
  }
}
