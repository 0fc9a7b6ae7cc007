import type { Sql } from '../../database.ts';
import { calculateAmounts } from './amounts.ts';
import { expectItems } from './expected-items.ts';
import { policyInForce } from './policies.ts';
import { reconcileItems } from './reconcile-items.ts';
import { type NewRun, readRun } from './runs.ts';
import { currentUpload } from './uploads.ts';

export type Preview =
  | {
      readonly ok: true;
      readonly counts: Record<string, number>;
      readonly totalFen: number;
      readonly reasons: { readonly reason: string; readonly count: number }[];
      readonly transfers: number;
    }
  | { readonly ok: false; readonly refusal: { readonly code: 'run_exists' | 'no_upload' | 'no_policy' } };

class Rollback extends Error {}

/** What a run of the month would do with the data as it stands now. Everything is rolled back: nothing is changed. */
export async function previewRun(sql: Sql, wanted: NewRun): Promise<Preview> {
  let preview: Preview | null = null;
  try {
    await sql.begin(async (tx) => {
      preview = await rehearse();
      throw new Rollback();

      async function rehearse(): Promise<Preview> {
        const refused = (code: 'run_exists' | 'no_upload' | 'no_policy'): Preview => ({
          ok: false,
          refusal: { code },
        });
        const uploadId = await currentUpload(tx, wanted.programme, wanted.period);
        if (uploadId === null) return refused('no_upload');
        const policy = await policyInForce(tx, wanted.programme, wanted.period);
        if (!policy) return refused('no_policy');
        const opened = await tx<{ id: number }[]>`
          insert into finance.runs (programme, period, scope, workflow_id, settings, started_by, upload_id)
          values (${wanted.programme}, ${wanted.period}, 'all', 'preview', ${tx.json(wanted.settings as never)}, ${wanted.startedBy}, ${uploadId})
          on conflict do nothing returning id`;
        const run = opened[0] ? await readRun(tx, opened[0].id) : null;
        if (!run) return refused('run_exists');
        await expectItems(tx, run);
        await reconcileItems(tx, run, policy);
        const { totalFen } = await calculateAmounts(tx, run, policy, () => undefined);
        const rows = await tx<{ state: string; reason: string | null; obligation: string; count: number }[]>`
          select state, reason, case when obligation = 'month' then 'month' else 'arrears' end as obligation, count(*) as count
          from finance.items where run_id = ${run.id} group by 1, 2, 3`;
        const counts: Record<string, number> = {};
        for (const row of rows)
          if (row.obligation === 'month') counts[row.state] = (counts[row.state] ?? 0) + row.count;
        return {
          ok: true,
          counts,
          totalFen,
          reasons: rows.flatMap((row) =>
            row.reason === null ? [] : [{ reason: row.reason, count: row.count }],
          ),
          transfers: rows.filter((row) => row.state === 'due').reduce((sum, row) => sum + row.count, 0),
        };
      }
    });
  } catch (error) {
    if (!(error instanceof Rollback)) throw error;
  }
  return preview as unknown as Preview;
}
