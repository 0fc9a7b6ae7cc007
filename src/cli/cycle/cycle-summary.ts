import { yuanOf } from '../summary.ts';
import type { CycleEmployee, CycleReport } from './cycle-answers.ts';

/** The cycle as a table for a terminal. */
export function summaryOfCycle({
  cycle,
  periods,
  counts,
  employees,
  scoresWithoutEffect,
}: CycleReport): string[] {
  const row = (name: string, count: number, zh: string) =>
    `  ${name.padEnd(30)}${String(count).padStart(9)}  ${zh}`;
  const some = (name: string, count: number, zh: string) => (count > 0 ? [row(name, count, zh)] : []);
  const [first = '', last = ''] = [periods[0], periods.at(-1)];
  const change = changes(employees, first, last);
  return [
    `Appraisal cycle ${cycle.code} · ${cycle.state} 考核周期`,
    row('appraisals', counts.appraisals, '考核人数'),
    row('completed', counts.completed, '已完成'),
    ...some('withdrawn', counts.withdrawn, '已退出'),
    ...some('open', counts.open, '进行中'),
    ...Object.entries(counts.stages).map(([stage, count]) => row(`  in ${stage}`, count, '所处阶段')),
    row('goals confirmed', counts.goalsConfirmed, '指标已确认'),
    row('results', counts.results, '有考核结果'),
    row('raises', counts.raises, '调薪'),
    ...Object.entries(counts.filings).map(([state, count]) =>
      row(`bases filed: ${state}`, count, '缴费基数申报'),
    ),
    row('feedback', counts.feedback, '反馈'),
    ...some('open tasks', counts.openTasks, '待办'),
    ...some('scores without effect', scoresWithoutEffect.length, '无效得分（本周期无考核）'),
    `${first} → ${last}`,
    ...periods.map((period) => {
      const paid = employees.filter((employee) => employee.state[period] === 'paid');
      const sumFen = paid.reduce((sum, { amountFen }) => sum + (amountFen[period] ?? 0), 0);
      return `${row(`paid ${period}`, paid.length, '已发放')} ${yuanOf(sumFen)} yuan`;
    }),
    row('paid more', change.more, '增加'),
    row('paid less', change.less, '减少'),
    row('paid the same', change.same, '不变'),
    ...[...change.reasons].sort().map(([reason, count]) => row(`not paid: ${reason}`, count, '未发放')),
  ];
}

/** How the last month differs from the first, for everyone who has an item in both. */
function changes(employees: readonly CycleEmployee[], first: string, last: string) {
  let [more, less, same] = [0, 0, 0];
  const reasons = new Map<string, number>();
  for (const { amountFen, state, reason } of employees) {
    if (state[last] === undefined) continue;
    if (state[last] !== 'paid') {
      const why = reason[last] ?? state[last];
      reasons.set(why, (reasons.get(why) ?? 0) + 1);
    } else if (state[first] === 'paid') {
      const byFen = (amountFen[last] ?? 0) - (amountFen[first] ?? 0);
      if (byFen > 0) more += 1;
      else if (byFen < 0) less += 1;
      else same += 1;
    }
  }
  return { more, less, same, reasons };
}
