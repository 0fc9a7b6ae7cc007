import type { Command } from 'commander';
import { parsePeriod } from '../domain/period.ts';
import { parseYuan } from '../domain/yuan.ts';
import { type ApiClient, createApiClient } from './api-client.ts';
import { runningHome } from './home.ts';
import type { Approval, Report, RunDetails, ShownRun } from './month-types.ts';
import { summaryOf, yuanOf } from './summary.ts';
import { UserError } from './user-error.ts';

interface RunOptions {
  readonly home?: string;
  readonly programme: string;
  readonly as?: string;
}

/** `show`, `held`, `fix`, `release`, `approve`, `reject` for a person at a terminal. RUN is a month, or a run's number. */
export function runCommands(program: Command, say: (line: string) => void): void {
  const command = (name: string, description: string, as: string) =>
    program
      .command(name)
      .description(description)
      .option('--home <dir>', 'where the state lies (default: WULOU_HOME, else .wulou)')
      .option('--programme <code>', 'the benefit', 'medical-passbook')
      .option('--as <login>', 'who does it', as);

  async function opened(run: string, options: RunOptions): Promise<{ api: ApiClient; runId: number }> {
    const { home, description } = await runningHome(options.home);
    const api = createApiClient(description.api.url, home);
    return { api, runId: await runIdOf(api, run, options.programme) };
  }

  command('show RUN', 'a run as it stands', 'hr1').action(
    async (run: string, options: RunOptions & { as: string }) => {
      const { api, runId } = await opened(run, options);
      const details = await api.get<RunDetails>(`/v1/disbursements/${runId}`, options.as);
      for (const line of summaryOf(await api.get<Report>(`/v1/disbursements/${runId}/report`, options.as)))
        say(line);
      say(
        `  stage ${details.stage}, round ${details.round}${details.waitingFor ? `, waiting for ${details.waitingFor}` : ''}`,
      );
      for (const task of details.tasks)
        say(`  task for ${task.owner}: ${task.kind} (reminded ${task.escalation} times)`);
      if (details.stage !== 'approve') return;
      const list = await api.get<Approval>(`/v1/disbursements/${runId}/approval`, options.as);
      say(
        `  to approve: ${list.transferCount} transfers, ${yuanOf(list.totalFen)} yuan, ${list.approvals} of ${list.approversNeeded} approvals, digest ${list.digest}`,
      );
    },
  );

  command('held RUN', 'who is held, why, and who must act', 'hr1').action(
    async (run: string, options: RunOptions & { as: string }) => {
      const { api, runId } = await opened(run, options);
      for (let after = ''; ; ) {
        const page = await api.get<{
          items: { employeeNo: string; reasons: string[]; owner: string | null; dueAt: string | null }[];
          next: string | null;
        }>(
          `/v1/disbursements/${runId}/items?state=held&limit=500&after=${encodeURIComponent(after)}`,
          options.as,
        );
        for (const item of page.items)
          say(
            `  ${item.employeeNo.padEnd(16)} ${item.reasons.join(', ').padEnd(40)} ${item.owner ?? ''}  by ${item.dueAt?.slice(0, 10) ?? ''}`,
          );
        if (page.next === null) return;
        after = page.next;
      }
    },
  );

  command('fix RUN EMPLOYEE', 'correct one held person; the run pays him in the same month', 'hr1')
    .option('--account <number>', 'the right passbook account')
    .option('--bank <name>', "the bank's full name")
    .option('--name <name>', 'the right name')
    .option('--id-number <number>', 'the right resident ID number')
    .option('--base <yuan>', 'the right contribution base')
    .option('--retry', 'nothing was wrong: try again what the bank refused')
    .option('--hold', 'put on hold by hand')
    .option('--lift', 'lift a hold by hand')
    .option('--note <text>', 'why')
    .action(async (run: string, employeeNo: string, options: RunOptions & Fix) => {
      const { api, runId } = await opened(run, options);
      const reply = await api.post<{ coolsUntil: string | null }>(
        `/v1/disbursements/${runId}/corrections`,
        options.as,
        bodyOf(employeeNo, options),
      );
      say(`  ${employeeNo} corrected; the run looks at him again.`);
      if (reply.coolsUntil)
        say(
          `  The new account cools off until ${reply.coolsUntil}. A second person may release it: wulou release ${run} ${employeeNo} --as hr2`,
        );
    });

  command(
    'release RUN EMPLOYEE',
    'release a changed account before its cooling-off ends (not by who changed it)',
    'hr2',
  ).action(async (run: string, employeeNo: string, options: RunOptions & { as: string }) => {
    const { api } = await opened(run, options);
    await api.post(`/v1/employees/${encodeURIComponent(employeeNo)}/account/release`, options.as);
    say(`  The account of ${employeeNo} is released.`);
  });

  for (const decision of ['approve', 'reject'] as const) {
    command(`${decision} RUN`, `${decision} the list that waits, exactly as it stands`, 'finance1')
      .option('--digest <sha256>', 'the digest you looked at (default: the one that waits now)')
      .option('--reason <text>', 'why')
      .option('--acknowledge', 'acknowledge the swing against last month')
      .action(
        async (
          run: string,
          options: RunOptions & { as: string; digest?: string; reason?: string; acknowledge?: boolean },
        ) => {
          const { api, runId } = await opened(run, options);
          const list = await api.get<Approval>(`/v1/disbursements/${runId}/approval`, options.as);
          const digest = options.digest ?? list.digest;
          if (options.acknowledge)
            await api.post(`/v1/disbursements/${runId}/acknowledge-variance`, options.as, { digest });
          const reply = await api.post<{ approvals: number; approversNeeded: number }>(
            `/v1/disbursements/${runId}/${decision}`,
            options.as,
            {
              digest,
              ...(options.reason === undefined ? {} : { reason: options.reason }),
            },
          );
          say(
            `  ${decision === 'approve' ? 'approved' : 'rejected'} by ${options.as}: ${list.transferCount} transfers, ${yuanOf(list.totalFen)} yuan (${reply.approvals} of ${reply.approversNeeded})`,
          );
        },
      );
  }
}

interface Fix {
  readonly as: string;
  readonly account?: string;
  readonly bank?: string;
  readonly name?: string;
  readonly idNumber?: string;
  readonly base?: string;
  readonly retry?: boolean;
  readonly hold?: boolean;
  readonly lift?: boolean;
  readonly note?: string;
}

function bodyOf(employeeNo: string, fix: Fix): Record<string, unknown> {
  const baseFen = fix.base === undefined ? undefined : parseYuan(fix.base);
  if (baseFen === null) throw new UserError(`--base ${fix.base} is not an amount in yuan.`);
  const given = {
    account: fix.account,
    bankName: fix.bank,
    name: fix.name,
    idNumber: fix.idNumber,
    baseFen,
    retry: fix.retry,
    hold: fix.hold ? true : fix.lift ? false : undefined,
    note: fix.note,
  };
  return {
    employeeNo,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  };
}

async function runIdOf(api: ApiClient, run: string, programme: string): Promise<number> {
  const period = parsePeriod(run.split('/').at(-1) ?? '');
  if (period)
    return (
      await api.get<ShownRun>(
        `/v1/disbursements/find?programme=${encodeURIComponent(programme)}&period=${period}`,
        'hr1',
      )
    ).runId;
  if (/^\d{1,9}$/.test(run)) return Number(run);
  throw new UserError(`${run} is no run: give its month (YYYY-MM) or its number.`);
}
