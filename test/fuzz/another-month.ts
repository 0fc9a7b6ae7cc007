import type { HomeApi } from '../../src/cli/home-api.ts';
import { runMonth } from '../../src/cli/month.ts';
import { dataOf } from '../../src/client/refusal.ts';
import { must } from '../../src/domain/assert.ts';
import { nextPeriod, parsePeriod } from '../../src/domain/period.ts';
import { embeddedSettings } from '../../src/domain/settings.ts';
import type { StackDescription } from '../../src/stack/stack.ts';
import { programme } from './organisation.ts';

/**
 * Pays one more month from its start to its close, whatever was done to the organisation before. @returns what does not
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
  const last = runs
    .filter((run) => run.programme === programme)
    .map((run) => run.period)
    .sort()
    .at(-1);
  const period = nextPeriod(must(parsePeriod(last ?? ''), 'a month was run'));
  const job = { programme, period, approve: true, correctionWindowMs: 0 };
  const { faults } = await runMonth(
    job,
    home,
    () => description,
    () => undefined,
  );
  return faults;
}

/** An administrator may have set windows of a year. */
async function resetWindows(api: HomeApi): Promise<void> {
  const { coolingOffDays: _, varianceTenThousandths: __, approverSteps: ___, ...windows } = embeddedSettings;
  const params = { header: { 'if-match': '*' } };
  await dataOf(api.as('admin1').PATCH('/v1/settings', { params, body: windows }));
}
