import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContributionFile } from '../connectors/contribution-file/contribution-file.ts';
import { FileRefused } from '../connectors/tabular-file/file-problem.ts';
import { importContributions } from '../db/queries/disbursement/import-contributions.ts';
import { readRun } from '../db/queries/disbursement/runs.ts';
import { openTask } from '../db/queries/disbursement/tasks.ts';
import { must } from '../domain/assert.ts';
import { parsePeriod } from '../domain/period.ts';
import type { Dependencies } from './dependencies.ts';

/** What a run asks of the social-security office. */
export function officeActivities({ sql, privateData, office }: Dependencies) {
  return {
    /**
     * Fetches the month's contribution file from the office's own service, if it is out. A file that does not hold
     * together is refused whole and becomes a task for HR.
     */
    async fetchUpload(input: { runId: number }): Promise<{ arrived: boolean }> {
      const run = must(await readRun(sql, input.runId), 'run');
      const content = await office.fetchContributions(run.period);
      if (content === null) return { arrived: false };
      const name = `contributions-${run.period}`;
      const folder = await mkdtemp(join(tmpdir(), 'wulou-office-'));
      try {
        const path = join(folder, name);
        await writeFile(path, content, { mode: 0o600 });
        const file = readContributionFile({ path, name }, { expectedPeriod: parsePeriod(run.period) });
        const imported = await importContributions(sql, privateData, {
          programme: run.programme,
          period: run.period,
          fileName: name,
          content,
          rows: file.lines,
          facts: () => file.facts(),
          actor: 'social-security-office',
          dryRun: false,
        });
        if (imported.ok) return { arrived: true };
        await refuse(imported.refusal.code, 1);
      } catch (error) {
        if (!(error instanceof FileRefused)) throw error;
        await refuse(error.problems[0]?.code ?? 'file_refused', error.problems.length + error.moreProblems);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
      return { arrived: false };

      function refuse(code: string, problems: number): Promise<void> {
        return openTask(
          sql,
          { runId: run.id, kind: 'upload_refused', reference: code, owner: 'hr' },
          { problems },
        );
      }
    },
  };
}
