import type { Command } from 'commander';
import type { Client } from '../client/client.ts';
import { pages } from '../client/pages.ts';
import { dataOf } from '../client/refusal.ts';
import { parsePeriod } from '../domain/period.ts';
import { parseYuan } from '../domain/yuan.ts';
import { chosenApi } from './chosen-api.ts';
import { showRun } from './show-run.ts';
import { yuanOf } from './summary.ts';
import { UserError } from './user-error.ts';

interface RunOptions {
  readonly home?: string;
  readonly programme: string;
  readonly as?: string;
}

/** `show`, `held`, `fix`, `release`, `approve`, `reject`, `pause`, `resume` for a person at a terminal. RUN is a month, or a run's number. */
export function runCommands(program: Command, say: (line: string) => void): void {
  const command = (name: string, description: string, as: string) =>
    program
      .command(name)
      .description(description)
      .option('--home <dir>', 'where the state lies (default: WULOU_HOME, else .wulou)')
      .option('--programme <code>', 'the benefit', 'medical-passbook')
      .option('--as <login>', 'who does it; with WULOU_API_URL, whoever WULOU_TOKEN is', as);

  async function opened(run: string, options: RunOptions & { as: string }) {
    const api = await chosenApi(options.home);
    const client = api.as(options.as);
    const path = { runId: await runIdOf(api.as('hr1'), run, options.programme) };
    return { client, path, params: { path }, by: await api.nameOf(options.as) };
  }

  command('show RUN', 'a run as it stands', 'hr1').action(
    async (run: string, options: RunOptions & { as: string }) => {
      const { client, path } = await opened(run, options);
      await showRun(client, path.runId, say);
    },
  );

  command('held RUN', 'who is held, why, and who must act', 'hr1').action(
    async (run: string, options: RunOptions & { as: string }) => {
      const { client, path } = await opened(run, options);
      const everyone = pages((after?: string) => {
        const params = { path, query: { state: 'held', limit: 500, after } as const };
        return dataOf(client.GET('/v1/disbursements/{runId}/items', { params }));
      });
      for await (const { items } of everyone)
        for (const item of items)
          say(
            `  ${item.employeeNo.padEnd(16)} ${item.reasons.join(', ').padEnd(40)} ${item.owner ?? ''}  by ${item.dueAt?.slice(0, 10) ?? ''}`,
          );
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
      const { client, params } = await opened(run, options);
      const body = correctionOf(employeeNo, options);
      const reply = await dataOf(client.POST('/v1/disbursements/{runId}/corrections', { params, body }));
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
    const { client } = await opened(run, options);
    const params = { path: { employeeNo } };
    await dataOf(client.POST('/v1/employees/{employeeNo}/account/release', { params }));
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
          const { client, params, by } = await opened(run, options);
          const list = await dataOf(client.GET('/v1/disbursements/{runId}/approval', { params }));
          const digest = options.digest ?? list.digest;
          if (options.acknowledge) {
            const body = { digest };
            await dataOf(client.POST('/v1/disbursements/{runId}/acknowledge-variance', { params, body }));
          }
          const body = { digest, reason: options.reason };
          const reply = await dataOf(client.POST(`/v1/disbursements/{runId}/${decision}`, { params, body }));
          say(
            `  ${decision === 'approve' ? 'approved' : 'rejected'} by ${by}: ${list.transferCount} transfers, ${yuanOf(list.totalFen)} yuan (${reply.approvals} of ${reply.approversNeeded})`,
          );
        },
      );
  }
  pauseCommands(command, opened, say);
}

/** `pause` and `resume` of a run. */
function pauseCommands(
  command: (name: string, description: string, as: string) => Command,
  opened: (
    run: string,
    options: RunOptions & { as: string },
  ) => Promise<{ client: Client; params: { path: { runId: number } }; by: string }>,
  say: (line: string) => void,
): void {
  command(
    'pause RUN',
    'stop a run before its next stage and its next batch; what is under way finishes',
    'ops1',
  )
    .requiredOption('--reason <text>', 'why; it goes into the audit trail')
    .action(async (run: string, options: RunOptions & { as: string; reason: string }) => {
      const { client, params, by } = await opened(run, options);
      const body = { reason: options.reason };
      await dataOf(client.POST('/v1/disbursements/{runId}/pause', { params, body }));
      say(`  paused by ${by}. Let it go on: wulou resume ${run} 已暂停。`);
    });

  command('resume RUN', 'let a paused run go on', 'ops1')
    .option('--reason <text>', 'why; it goes into the audit trail')
    .action(async (run: string, options: RunOptions & { as: string; reason?: string }) => {
      const { client, params, by } = await opened(run, options);
      const body = { reason: options.reason };
      await dataOf(client.POST('/v1/disbursements/{runId}/resume', { params, body }));
      say(`  resumed by ${by}. 已恢复。`);
    });
}

interface Fix {
  readonly as: string;
  readonly account?: string;
  readonly bank?: string;
  readonly name?: string;
  readonly idNumber?: string;
  readonly base?: string;
  readonly retry?: true;
  readonly hold?: boolean;
  readonly lift?: boolean;
  readonly note?: string;
}

function correctionOf(employeeNo: string, fix: Fix) {
  const baseFen = fix.base === undefined ? undefined : parseYuan(fix.base);
  if (baseFen === null) throw new UserError(`--base ${fix.base} is not an amount in yuan.`);
  return {
    employeeNo,
    account: fix.account,
    bankName: fix.bank,
    name: fix.name,
    idNumber: fix.idNumber,
    baseFen,
    retry: fix.retry,
    hold: fix.hold ? true : fix.lift ? false : undefined,
    note: fix.note,
  };
}

async function runIdOf(hr: Client, run: string, programme: string): Promise<number> {
  const period = parsePeriod(run.split('/').at(-1) ?? '');
  if (period) {
    const query = { programme, period };
    return (await dataOf(hr.GET('/v1/disbursements/find', { params: { query } }))).runId;
  }
  if (/^\d{1,9}$/.test(run)) return Number(run);
  throw new UserError(`${run} is no run: give its month (YYYY-MM) or its number.`);
}
