import type { Transaction } from '../../database.ts';
import { openHrTask } from '../people/hr-tasks.ts';
import { readOrganisation } from '../people/organisation.ts';

/** Leaves a change with HR, or reminds of it. @param code why it cannot go on. */
export async function stickChange(tx: Transaction, changeId: number, code: string): Promise<void> {
  const { settings } = await readOrganisation(tx);
  await tx`update hr.changes set state = 'task' where id = ${changeId}`;
  await openHrTask(tx, {
    kind: 'change_stuck',
    subject: `change/${changeId}`,
    owner: 'hr',
    dueInMs: settings.approvalReminderMs,
    details: { code },
  });
}
