import type { Command } from 'commander';
import { parsePeriod } from '../../domain/period.ts';
import { openHome } from '../home.ts';
import { requireFile } from '../month.ts';
import { UserError } from '../user-error.ts';
import { runCycle } from './cycle.ts';

interface CycleOptions {
  readonly period: string;
  readonly programme: string;
  readonly employees: string;
  readonly contributions: string;
  readonly scores: string;
  readonly report?: string;
  readonly approve?: boolean;
  readonly home?: string;
  readonly keep?: boolean;
}

/** `cycle`: a month, a whole appraisal cycle played by everybody in it, and the month after. */
export function cycleCommand(program: Command, say: (line: string) => void): void {
  program
    .command('cycle')
    .description('pay a month, appraise everyone, and pay the month after by the results 考核周期全流程')
    .requiredOption('--period <YYYY-MM>', 'the month that is paid as it stands and evaluated')
    .requiredOption('--employees <file>', 'employee records, CSV or XLSX')
    .requiredOption('--contributions <file>', "the social-security office's file of that month, CSV or XLSX")
    .requiredOption('--scores <file>', 'scores that the managers give (工号,得分), CSV or XLSX')
    .option('--programme <code>', 'the benefit', 'medical-passbook')
    .option('--report <file>', 'save the whole cycle as JSON')
    .option('--approve', 'approve payments and raises as the demo finance people (embedded default only)')
    .option('--home <dir>', 'where the state lies (default: WULOU_HOME, else a temporary folder)')
    .option('--keep', 'keep the temporary folder')
    .action(async (options: CycleOptions) => {
      process.exitCode = await cycle(options, say);
    });
}

async function cycle(options: CycleOptions, say: (line: string) => void): Promise<number> {
  const period = parsePeriod(options.period);
  if (!period)
    throw new UserError(`--period ${options.period} is not a month: write YYYY-MM. 月份格式应为 YYYY-MM。`);
  const employees = requireFile(options.employees, 'employees');
  const contributions = requireFile(options.contributions, 'contributions');
  const scores = requireFile(options.scores, 'scores');
  const { programme, report, approve = false } = options;
  const opened = await openHome({ home: options.home, keep: options.keep, say });
  try {
    const faults = await runCycle(
      { programme, period, employees, contributions, scores, report, approve },
      opened.home,
      () => opened.description,
      say,
    );
    for (const fault of faults) say(`Does not hold: ${fault}`);
    if (faults.length === 0)
      say(
        'Every appraisal is complete or somebody’s task, and both months hold. 考核与两个月的发放均无遗漏。',
      );
    return faults.length === 0 ? 0 : 1;
  } finally {
    await opened.close();
  }
}
