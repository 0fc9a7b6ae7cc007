import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Sql } from '../db/database.ts';
import { scheduleId, workflowNames } from '../workflows/contract.ts';

/**
 * One Temporal Schedule for each programme, at its hour every day: which months are due the calendar in the database
 * decides. One that is there already stays as operators have set it.
 */
export async function ensureSchedules(client: Client, sql: Sql, taskQueue: string): Promise<void> {
  const programmes = await sql<{ code: string; dueTime: string; timeZone: string }[]>`
    select p.code, p.due_time as "dueTime", o.time_zone as "timeZone" from benefits.programmes p cross join hr.organisation o where p.scheduled`;
  for (const { code, dueTime, timeZone } of programmes) {
    const [hour = 9, minute = 0] = dueTime.split(':').map(Number);
    try {
      await client.schedule.create({
        scheduleId: scheduleId(code),
        spec: { calendars: [{ hour, minute }], timezone: timeZone },
        policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '7 days' },
        action: {
          type: 'startWorkflow',
          workflowType: workflowNames.disbursementDue,
          taskQueue,
          workflowId: scheduleId(code),
          args: [{ programme: code }],
          staticSummary: `starts the months of ${code} that are due`,
        },
      });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    }
  }
}
