import type { HomeApi } from '../../src/cli/home-api.ts';
import { runMonth } from '../../src/cli/month.ts';
import { dataOf } from '../../src/client/refusal.ts';
import { nextPeriod } from '../../src/domain/period.ts';
import { embeddedSettings } from '../../src/domain/settings.ts';
import type { StackDescription } from '../../src/stack/stack.ts';
import { programme, today } from './organisation.ts';

/**
 * Pays one more month to its close, whatever was done to the organisation before: this one, or the first that is not
 * closed yet. @returns what does not
 * hold of it, in words: everybody accounted for, and the bank's book the same to the fen.
 */
export async function closeAnotherMonth(
  api: HomeApi,
  home: string,
  description: StackDescription,
): Promise<string[]> {
  await resetWindows(api);
  const { runs } = await dataOf(
    api.as('hr1').GET('/v1/disbursements', { params: { query: { limit: 200 } } }),
  );
  const closed = new Set(
    runs
      .filter((run) => run.programme === programme && run.state === 'closed' && run.scope === 'all')
      .map((run) => run.period),
  );
  // The office issues a month after the one before: runs of far months that were started wait for it.
  let period = today;
  while (closed.has(period)) period = nextPeriod(period);
  const open = runs.find(
    (run) =>
      run.programme === programme && run.period === period && run.state === 'open' && run.scope === 'all',
  );
  if (open) await letGoOn(api, open.runId);
  const job = { programme, period, approve: true, correctionWindowMs: 0 };
  const { faults } = await runMonth(
    job,
    home,
    () => description,
    () => undefined,
  );
  return faults;
}

/** Somebody may have paused it. */
async function letGoOn(api: HomeApi, runId: number): Promise<void> {
  const { response } = await api
    .as('finance1')
    .POST('/v1/disbursements/{runId}/resume', { params: { path: { runId } }, body: {} });
  if (!response.ok && response.status !== 409) throw new Error(`resume answers ${response.status}`);
}

/** An administrator may have set windows of a year. */
async function resetWindows(api: HomeApi): Promise<void> {
  const { coolingOffDays: _, varianceTenThousandths: __, approverSteps: ___, ...windows } = embeddedSettings;
  const params = { header: { 'if-match': '*' } };
  await dataOf(api.as('admin1').PATCH('/v1/settings', { params, body: windows }));
}
