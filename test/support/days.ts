import { workflowNames } from '../../src/workflows/contract.ts';
import type { World } from './world.ts';

/** What a schedule does every day. @returns the workflow that it starts. */
export async function aDayComes({ client, programme, taskQueue }: World, day: number): Promise<string> {
  const workflowId = `due/${programme}/${day}`;
  const args = [{ programme }];
  await client.workflow.execute(workflowNames.disbursementDue, { taskQueue, workflowId, args });
  return workflowId;
}

/** The month falls due on the first of it, banking day or not, so that today is never before it. */
export async function dueFromTheFirst({
  database: { sql },
  programme,
}: Pick<World, 'database' | 'programme'>): Promise<void> {
  await sql`update benefits.programmes set due_day = 1 where code = ${programme}`;
  await sql`
    insert into benefits.calendar_days (day, banking, name)
    select day::date, true, 'open' from generate_series(now() - interval '200 days', now() + interval '40 days', interval '1 day') day`;
}

/** The month of today, or one that was so many months before. */
export async function monthBefore(
  { database: { sql } }: Pick<World, 'database'>,
  months: number,
): Promise<string> {
  const [row] = await sql<{ period: string }[]>`
    select to_char(now() at time zone 'Asia/Shanghai' - make_interval(months => ${months}), 'YYYY-MM') as period`;
  return row?.period ?? '';
}
