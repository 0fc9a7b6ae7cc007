import { beforeEach, describe, expect, test } from 'vitest';
import { linesOfTree } from '../../src/cli/tree.ts';
import { whyTree } from '../../src/cli/why-tree.ts';
import { recordAnswers } from '../../src/db/queries/bases/filings.ts';
import { asSeen } from '../../src/domain/explanation-view.ts';
import { explanationOf, novemberRaise, putRaise } from '../support/explained-raise.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { payMonth } from '../support/month-by-hand.ts';
import { loadContributions, loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { lineOf, people, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(2));
});

async function paidAfterRaise(score = '94.5') {
  await payMonth(database, await openMonth(database, '2026-10'), 1);
  const { filingId } = await putRaise(database, 'E0002', { ...novemberRaise, score });
  await recordAnswers(database.sql, [
    { id: filingId, accepted: true, receiptNo: 'SS-77', refusalReason: null },
  ]);
  await loadContributions(database, '2026-11', [lineOf(person(1)), lineOf(person(2), { baseFen: 677_250 })]);
  const november = await openMonth(database, '2026-11');
  await payMonth(database, november, 2);
  return explanationOf(database, november, 'E0002');
}

describe('the tree of a payment', () => {
  test('walks from the payment to goals and approval, with the workflow behind each', async () => {
    const lines = linesOfTree(whyTree(await paidAfterRaise()));
    const text = lines.join('\n');
    for (const said of [
      '149.00 yuan 元, booked 2026-10-03T02:00:00Z',
      '6,772.50 × 2 % × 1.10 = 148.995 → 149',
      '← factor 系数: 1.10',
      '← score 得分: 94.5',
      '工作业绩 Results, weight 权重 60 %: 92.5',
      'calibration: 94.5, by hr2 2026-07-05T01:00:00Z, with a reason 附理由',
      '← goals 目标: version 第 2 版',
      'E0001 2026-01-05T01:00:00Z, template 模板 T-2026-2026-11 v3',
      '← base 缴费基数: 6,772.50 yuan 元',
      'contributions-2026-11.csv (2026-11), line 行 3',
      '← filing 基数申报 B-E0002-2026-2026-11: 6,450.00 yuan 元 → 6,772.50 yuan 元, accepted',
      'receipt 回执: SS-77',
      '← salary change 调薪: 6,450.00 yuan 元 → 6,772.50 yuan 元, effective 生效 2026-11-01',
      '6,450.00 × 1.05 = 6,772.50',
      'salary policy 薪酬政策: v7 from 自 2026-01-01, by admin1',
      '← approval 审批: list 调薪清单',
      'approved by 审批: finance2 2026-07-22T01:00:00Z',
      'disbursement/medical-passbook/2026-11',
      'appraisal-cycle/2026-2026-11',
    ])
      expect(text).toContain(said);
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    expect(lines.filter((line) => line.includes('← score'))).toHaveLength(1);
  });

  test('prints a score as it stands on record, however it was written', async () => {
    const text = linesOfTree(whyTree(await paidAfterRaise('90.00'))).join('\n');
    expect(text).toContain('← score 得分: 90.00');
  });

  test('says what the reader may not see', async () => {
    const seen = asSeen(await paidAfterRaise(), { scoresAndSalary: false, reasons: false });
    const text = linesOfTree(whyTree(seen)).join('\n');
    expect(text).toContain('not shown 不予显示: score, salary, base');
    expect(text).toContain('← approval 审批');
    expect(text).not.toMatch(/94\.5|6,450|6,772|1\.10/);
  });

  test('of a month without results says so in both languages', async () => {
    const october = await openMonth(database, '2026-10');
    await payMonth(database, october, 1);
    const text = linesOfTree(whyTree(await explanationOf(database, october, 'E0001'))).join('\n');
    expect(text).toContain('no result in force for 2026-10 该月无生效的考核结果');
    expect(text).toContain('6,450.00 × 2 % × 1.00 = 129 → 129');
  });
});
