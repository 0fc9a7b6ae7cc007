import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { ApiRefusal } from '../client/refusal.ts';
import { parsePeriod } from '../domain/period.ts';
import { adminCommand } from './admin-command.ts';
import { auditCommand } from './audit-command.ts';
import { backupCommands } from './backup-commands.ts';
import { cycleCommand } from './cycle/cycle-command.ts';
import { demoOrganisation } from './demo-organisation.ts';
import { parseDuration } from './duration.ts';
import { openHome } from './home.ts';
import { keysCommand } from './keys-command.ts';
import { requireFile, runMonth } from './month.ts';
import { processCommands } from './process-commands.ts';
import { runCommands } from './run-commands.ts';
import { start } from './start.ts';
import { UserError } from './user-error.ts';
import { whyCommand } from './why.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

interface MonthOptions {
  readonly period: string;
  readonly programme: string;
  readonly employees?: string;
  readonly contributions?: string;
  readonly demo?: string;
  readonly report?: string;
  readonly bankLedger?: string;
  readonly paymentsDir?: string;
  readonly faults?: string;
  readonly approve?: boolean;
  readonly correctionWindow?: string;
  readonly home?: string;
  readonly keep?: boolean;
}

async function month(options: MonthOptions): Promise<number> {
  const period = parsePeriod(options.period);
  if (!period)
    throw new UserError(`--period ${options.period} is not a month: write YYYY-MM. 月份格式应为 YYYY-MM。`);
  const window =
    options.correctionWindow === undefined
      ? options.approve
        ? 0
        : undefined
      : parseDuration(options.correctionWindow);
  if (window === null)
    throw new UserError(
      `--correction-window ${options.correctionWindow} is not a duration: write 0, 30s, 10m, 2h or 3d.`,
    );
  if (options.faults !== undefined) requireJson(options.faults);
  const demo = options.demo === undefined ? null : demoFiles(options.demo, period);
  try {
    if (!demo && (options.employees === undefined || options.contributions === undefined)) {
      throw new UserError(
        'Name both files: --employees FILE --contributions FILE (or --demo N for a made-up organisation).',
      );
    }
    const employees = demo?.employees ?? requireFile(options.employees as string, 'employees');
    const contributions =
      demo?.contributions ?? requireFile(options.contributions as string, 'contributions');
    const opened = await openHome({ home: options.home, keep: options.keep, faults: options.faults, say });
    try {
      const { faults } = await runMonth(
        {
          programme: options.programme,
          period,
          employees,
          contributions,
          report: options.report,
          bankLedger: options.bankLedger,
          paymentsDir: options.paymentsDir,
          faults: options.faults,
          approve: options.approve ?? false,
          correctionWindowMs: window,
        },
        opened.home,
        () => opened.description,
        say,
      );
      for (const fault of faults) say(`Does not hold: ${fault}`);
      if (faults.length === 0) say("Everyone is accounted for, and the bank's book agrees to the fen.");
      return faults.length === 0 ? 0 : 1;
    } finally {
      await opened.close();
    }
  } finally {
    if (demo) rmSync(demo.folder, { recursive: true, force: true });
  }
}

function requireJson(text: string): void {
  try {
    JSON.parse(text);
  } catch {
    throw new UserError('--faults is not JSON. See docs/sandbox.md for what it takes.');
  }
}

function demoFiles(
  people: string,
  period: string,
): { folder: string; employees: string; contributions: string } {
  const count = Number(people);
  if (!Number.isSafeInteger(count) || count < 1 || count > 1_000_000)
    throw new UserError('--demo takes a number of employees from 1 to 1,000,000.');
  const folder = mkdtempSync(join(tmpdir(), 'wulou-demo-'));
  const files = demoOrganisation(count, period);
  const employees = join(folder, 'employees.csv');
  const contributions = join(folder, `contributions-${period}.csv`);
  writeFileSync(employees, files.employees, { mode: 0o600 });
  writeFileSync(contributions, files.contributions, { mode: 0o600 });
  return { folder, employees, contributions };
}

const program = new Command('wulou')
  .description('Pays a benefit every month, and leaves nobody out. 无漏：逐人发放，一个不落。')
  .exitOverride();

program
  .command('start')
  .description('start the whole stack here; with a demo organisation if there are no records yet')
  .option('--empty', 'without the demo')
  .option('--home <dir>', 'where the state lies (default: WULOU_HOME, else .wulou)')
  .action((options: { empty?: boolean; home?: string }) =>
    start({ empty: options.empty ?? false, home: options.home }, say),
  );

program
  .command('month')
  .description("turn an organisation's two files into a settled month")
  .requiredOption('--period <YYYY-MM>', 'the month')
  .option('--programme <code>', 'the benefit', 'medical-passbook')
  .option('--employees <file>', 'employee records, CSV or XLSX')
  .option('--contributions <file>', "the social-security office's file of the month, CSV or XLSX")
  .option('--demo <n>', 'a made-up organisation of n employees instead of the files')
  .option('--report <file>', 'save the whole month as JSON')
  .option('--bank-ledger <file>', "save the bank's own book as CSV")
  .option('--payments-dir <dir>', 'save every payment file (pain.001)')
  .option('--faults <json>', 'faults of the sandbox, see docs/sandbox.md')
  .option('--approve', 'approve as the demo finance people (embedded default only)')
  .option(
    '--correction-window <duration>',
    'how long held people may still be corrected: 0, 30s, 10m, 2h, 3d',
  )
  .option('--home <dir>', 'where the state lies (default: WULOU_HOME, else a temporary folder)')
  .option('--keep', 'keep the temporary folder')
  .action(async (options: MonthOptions) => {
    process.exitCode = await month(options);
  });

cycleCommand(program, say);
runCommands(program, say);
adminCommand(program, say);
whyCommand(program, say);
keysCommand(program, say);
auditCommand(program, say);
backupCommands(program, say);
processCommands(program, say);

/** What went wrong in words that help; a stack trace is for logs. */
function wordsFor(error: unknown): string[] {
  if (error instanceof ApiRefusal) {
    const { problem } = error;
    const places = (problem.problems ?? []).map(
      ({ file, line, column, zh, en }) =>
        `${[file, line, column].filter((part) => part !== null).join(':')}  ${en} ${zh}`,
    );
    return [
      ...places,
      ...(problem.moreProblems ? [`… and ${problem.moreProblems} more`] : []),
      problem.detail,
    ];
  }
  return [error instanceof Error ? error.message : String(error)];
}

try {
  await program.parseAsync();
  process.exit();
} catch (error) {
  if (error instanceof CommanderError) process.exit(error.exitCode);
  for (const line of wordsFor(error)) process.stderr.write(`${line}\n`);
  process.exit(1);
}
