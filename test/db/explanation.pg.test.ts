import { beforeEach, describe, expect, test } from 'vitest';
import { recordAnswers } from '../../src/db/queries/bases/filings.ts';
import { settleResultsTooLate } from '../../src/db/queries/bases/late-results.ts';
import { correct } from '../../src/db/queries/disbursement/corrections.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { explainPayment } from '../../src/db/queries/explanation/explanation.ts';
import { openHrTask } from '../../src/db/queries/people/hr-tasks.ts';
import { putCycle, putResult } from '../support/appraised.ts';
import { explanationOf, novemberRaise, putRaise } from '../support/explained-raise.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { entry, itemOf, payMonth, sendAll, settle } from '../support/month-by-hand.ts';
import { loadContributions, loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { lineOf, type Person, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let october: Run;

/** Two under a head. */
const staff = [person(1), person(2, { managerNo: 'E0001' }), person(3, { managerNo: 'E0001' })];

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', staff);
  october = await openMonth(database, '2026-10');
});

const accept = (id: number) =>
  recordAnswers(database.sql, [{ id, accepted: true, receiptNo: 'SS-77', refusalReason: null }]);

/** A month whose file has these bases, by employee number; else the ones of the records. */
async function monthOf(period: string, bases: Readonly<Record<string, number>> = {}): Promise<Run> {
  const lines = staff.map((one: Person) => lineOf(one, { baseFen: bases[one.employeeNo] ?? one.baseFen }));
  await loadContributions(database, period, lines);
  return openMonth(database, period);
}

const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

describe('a payment before any appraisal', () => {
  test('says that no result is in force, and that the base is the line of the office', async () => {
    await payMonth(database, october, 1);
    const explanation = await explanationOf(database, october, 'E0002');
    const { endToEndId } = await itemOf(database, october, 'E0002');
    expect(explanation).toEqual({
      payment: {
        endToEndId,
        employeeNo: 'E0002',
        programme: 'medical-passbook',
        programmeZh: '医保存折月度缴存',
        programmeEn: 'Medical insurance passbook',
        period: '2026-10',
        owedFor: '2026-10',
        state: 'booked',
        itemState: 'paid',
        reason: null,
        amountFen: 12_900,
        bookedFen: 12_900,
        bookedAt: '2026-10-03T02:00:00.000Z',
        bankReason: null,
        attempt: 1,
        attempts: [{ attempt: 1, endToEndId, state: 'booked', amountFen: 12_900, bankReason: null }],
        statements: [
          {
            statementId: 'S1',
            sequence: 1,
            kind: 'booking',
            amountFen: 12_900,
            bookedAt: '2026-10-03T02:00:00.000Z',
            verdict: 'matched',
            returnReason: null,
          },
        ],
        batchMessageId: expect.stringMatching(/^WB/),
        runWorkflowId: 'disbursement/medical-passbook/2026-10',
        batchWorkflowId: expect.stringMatching(/^payment-batch\/medical-passbook\/2026-10\/\d+$/),
        list: {
          round: 1,
          digest: expect.stringMatching(/^[0-9a-f]{64}$/),
          preparedBy: 'hr1',
          preparedAt: iso,
        },
        approvals: [{ by: 'finance1', at: iso, digest: explanation.payment.list?.digest }],
        notices: [],
      },
      owedBecause: [],
      amount: {
        amountFen: 12_900,
        period: '2026-10',
        baseFen: 645_000,
        ratePpm: 20_000,
        factorTenThousandths: 10_000,
        roundingFen: 100,
        policy: { version: 1, effectiveFrom: '2000-01', createdBy: 'system', createdAt: iso },
        formulaFen: 12_900,
        deductions: [],
        calculation: '6,450.00 × 2 % × 1.00 = 129 → 129',
        agrees: true,
      },
      factor: {
        factorTenThousandths: 10_000,
        period: '2026-10',
        inForce: null,
        note: 'no result in force',
      },
      score: null,
      goals: null,
      base: {
        baseFen: 645_000,
        period: '2026-10',
        validFrom: '2026-10',
        source: 'upload',
        recordedAt: iso,
        upload: {
          fileName: 'contributions-2026-10.csv',
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          period: '2026-10',
          baseFen: 645_000,
          receivedAt: iso,
          receivedBy: 'hr1',
          lineNo: 3,
        },
        correction: null,
      },
      filing: null,
      salaryChange: null,
      approval: null,
      hidden: [],
    });
  });

  test('names who corrected the base, where HR did', async () => {
    await loadContributions(database, '2026-10', [
      ...staff.slice(0, 2).map((one) => lineOf(one)),
      lineOf(person(3), { baseFen: 0 }),
    ]);
    const sent = await sendAll(database, october);
    await correct(database.sql, database.privateData, {
      runId: october.id,
      employeeNo: 'E0003',
      baseFen: 700_000,
      note: null,
      actor: 'hr2',
      coolingOffDays: 3,
    });
    await sendAll(database, october, 2);
    expect(sent).toHaveLength(2);
    const { base, amount } = await explanationOf(database, october, 'E0003');
    expect(base).toMatchObject({
      source: 'correction',
      baseFen: 700_000,
      correction: { by: 'hr2', at: iso },
    });
    expect(amount).toMatchObject({ calculation: '7,000.00 × 2 % × 1.00 = 140 → 140', agrees: true });
  });

  test('shows the notices of the item', async () => {
    await payMonth(database, october, 1);
    await database.sql`
      insert into benefits.notices (employee_id, item_id, run_id, kind, attempt, text_zh, text_en, sms_state)
      select employee_id, id, run_id, 'paid', 1, '已入账', 'Booked', 'sent' from finance.items where run_id = ${october.id}`;
    const { payment } = await explanationOf(database, october, 'E0001');
    expect(payment.notices).toEqual([
      { kind: 'paid', attempt: 1, zh: '已入账', en: 'Booked', at: iso, smsState: 'sent' },
    ]);
  });
});

test('an id that no attempt has is explained by nothing', async () => {
  expect(await explainPayment(database.sql, 'WL00', () => 'none')).toBeNull();
});

describe('a payment after a raise', () => {
  /** Pays October as it was and November from the office's file with the raised base. */
  async function paidAfterRaise(): Promise<Run> {
    await payMonth(database, october, 1);
    await accept((await putRaise(database, 'E0002')).filingId);
    const november = await monthOf('2026-11', { E0002: 677_250 });
    await payMonth(database, november, 2);
    return november;
  }

  test('is the raised base at the factor of the score, in words', async () => {
    const { amount, factor } = await explanationOf(database, await paidAfterRaise(), 'E0002');
    expect(amount).toMatchObject({
      amountFen: 14_900,
      calculation: '6,772.50 × 2 % × 1.10 = 148.995 → 149',
      agrees: true,
    });
    expect(factor).toEqual({
      factorTenThousandths: 11_000,
      period: '2026-11',
      inForce: {
        score: '94.5',
        resultId: expect.any(Number),
        cycleCode: '2026-2026-11',
        firstPeriod: '2026-11',
        lastPeriod: '2026-11',
      },
      note: null,
    });
  });

  test('leads from the factor to the score as it was given, and to everyone who gave or changed it', async () => {
    const { score } = await explanationOf(database, await paidAfterRaise(), 'E0002');
    expect(score).toEqual({
      appraisalId: expect.any(Number),
      workflowId: expect.stringMatching(/^appraisal\/2026-2026-11\/\d+$/),
      evaluatorNo: 'E0001',
      cycle: {
        code: '2026-2026-11',
        nameZh: '半年考核',
        nameEn: 'Half-year',
        workflowId: 'appraisal-cycle/2026-2026-11',
        evaluatedFrom: '2026-01-01',
        evaluatedTo: '2026-06-30',
        releasedAt: '2026-07-10T01:00:00.000Z',
        releasedBy: 'hr1',
        finalAt: '2026-07-20T01:00:00.000Z',
      },
      weightedScore: '94.5',
      indicators: [
        { code: 'RESULTS', nameZh: '工作业绩', nameEn: 'Results', weight: '60', score: '92.5' },
        { code: 'ABILITY', nameZh: '工作能力', nameEn: 'Ability', weight: '40', score: '95' },
      ],
      evaluations: [
        {
          kind: 'manager',
          by: 'E0001',
          at: '2026-07-02T01:00:00.000Z',
          goalsVersion: 2,
          weightedScore: '93.5',
          scores: { RESULTS: '92.5', ABILITY: '95' },
          hasReason: false,
          reason: null,
        },
        {
          kind: 'calibration',
          by: 'hr2',
          at: '2026-07-05T01:00:00.000Z',
          goalsVersion: 2,
          weightedScore: '94.5',
          scores: null,
          hasReason: true,
          reason: '部门间平衡',
        },
      ],
      appeal: {
        filedBy: 'E0002',
        filedAt: '2026-07-11T01:00:00.000Z',
        reason: '我认为偏低',
        decision: 'rejected',
        decidedBy: 'hr1',
        decidedAt: '2026-07-12T01:00:00.000Z',
        hasDecisionReason: true,
        decisionReason: '核实无误',
      },
    });
  });

  test('leads from the score to the version of the goals that was confirmed', async () => {
    const { goals } = await explanationOf(database, await paidAfterRaise(), 'E0002');
    expect(goals).toEqual({
      version: 2,
      indicators: [expect.objectContaining({ weight: '60' }), expect.objectContaining({ weight: '40' })],
      setBy: 'E0001',
      setAt: '2026-01-05T01:00:00.000Z',
      confirmedBy: 'E0002',
      confirmedAt: '2026-01-06T01:00:00.000Z',
      templateCode: 'T-2026-2026-11',
      templateVersion: 3,
    });
  });

  test('leads from the base to the filing, though the file of the office carries it too', async () => {
    const { base, filing } = await explanationOf(database, await paidAfterRaise(), 'E0002');
    expect(base).toMatchObject({
      baseFen: 677_250,
      validFrom: '2026-11',
      upload: { period: '2026-11', lineNo: 3, baseFen: 677_250 },
    });
    expect(filing).toEqual({
      filingId: 'B-E0002-2026-2026-11',
      receiptNo: 'SS-77',
      state: 'accepted',
      attempt: 1,
      baseBeforeFen: 645_000,
      baseFen: 677_250,
      effectivePeriod: '2026-11',
      filedBy: 'hr1',
      filedAt: iso,
      answeredAt: iso,
      source: 'appraisal',
    });
  });

  test('leads from the filing to the salary change, its policy and the list that was approved', async () => {
    const { score, goals, salaryChange, approval } = await explanationOf(
      database,
      await paidAfterRaise(),
      'E0002',
    );
    expect(salaryChange).toEqual({
      source: 'appraisal',
      salaryBeforeFen: 645_000,
      salaryAfterFen: 677_250,
      effectiveOn: '2026-11-01',
      recordedAt: iso,
      policy: { version: 7, effectiveFrom: '2026-01-01', createdBy: 'admin1', createdAt: iso },
      calculation: '6,450.00 × 1.05 = 6,772.50',
      appraisal: { score, goals },
      change: null,
    });
    expect(approval).toEqual({
      kind: 'list',
      listId: expect.any(Number),
      digest: 'digest-of-raises',
      preparedBy: 'hr1',
      preparedAt: '2026-07-21T01:00:00.000Z',
      approvers: [{ by: 'finance2', at: '2026-07-22T01:00:00.000Z' }],
      appliedAt: '2026-07-23T01:00:00.000Z',
      workflowId: 'appraisal-cycle/2026-2026-11',
    });
  });

  test('of somebody else has none of it', async () => {
    const explanation = await explanationOf(database, await paidAfterRaise(), 'E0003');
    expect(explanation).toMatchObject({
      score: null,
      filing: null,
      salaryChange: null,
      base: { source: 'upload', validFrom: '2026-10', upload: { period: '2026-11' } },
    });
  });

  test('of the month before stays what it was', async () => {
    await paidAfterRaise();
    const explanation = await explanationOf(database, october, 'E0002');
    expect(explanation).toMatchObject({
      factor: { note: 'no result in force' },
      filing: null,
      amount: { agrees: true },
    });
  });

  test('keeps the raise behind the base when the result is in force no more', async () => {
    await paidAfterRaise();
    const december = await monthOf('2026-12', { E0002: 677_250 });
    await payMonth(database, december, 3);
    const explanation = await explanationOf(database, december, 'E0002');
    expect(explanation).toMatchObject({
      amount: { calculation: '6,772.50 × 2 % × 1.00 = 135.45 → 135', agrees: true },
      factor: { note: 'no result in force' },
      score: null,
      filing: { effectivePeriod: '2026-11' },
      salaryChange: { appraisal: { score: { weightedScore: '94.5' }, goals: { version: 2 } } },
    });
  });

  test('does not go back to a filing once the office has set another base in between', async () => {
    await paidAfterRaise();
    await payMonth(database, await monthOf('2026-12', { E0002: 700_000 }), 3);
    const january = await monthOf('2027-01', { E0002: 677_250 });
    await payMonth(database, january, 4);
    expect(await explanationOf(database, january, 'E0002')).toMatchObject({
      base: { baseFen: 677_250, validFrom: '2027-01', source: 'upload' },
      filing: null,
      salaryChange: null,
      approval: null,
    });
  });
});

test('a base that was filed for a change leads to the change and to who approved it', async () => {
  await payMonth(database, october, 1);
  const [change] = await database.sql<{ id: number; employeeId: number }[]>`
    insert into hr.changes (employee_id, kind, effective_on, salary_fen, workflow_id, state, needs_approval, entered_by, entered_at,
      approved_by, approved_at)
    select id, 'promotion', '2026-11-01', 700000, 'employee-change/1', 'done', true, 'hr1', '2026-10-20T01:00:00Z', 'finance1', '2026-10-21T01:00:00Z'
    from hr.employees where employee_no = 'E0003' returning id, employee_id as "employeeId"`;
  const { id, employeeId } = change as { id: number; employeeId: number };
  await database.sql`update payroll.salaries set superseded_at = now() where employee_id = ${employeeId}`;
  await database.sql`
    insert into payroll.salaries (employee_id, salary_fen, valid_from, source, source_id)
    values (${employeeId}, 700000, '2026-11-01', 'change', ${id})`;
  const [filing] = await database.sql<{ id: number }[]>`
    insert into benefits.base_filings (filing_id, employee_id, base_fen, base_before_fen, effective_period, source, source_id, filed_by)
    values ('C1', ${employeeId}, 700000, 645000, '2026-11', 'change', ${id}, 'hr1') returning id`;
  await accept(filing?.id as number);
  const november = await monthOf('2026-11', { E0003: 700_000 });
  await payMonth(database, november, 2);
  const { salaryChange, approval, filing: filed } = await explanationOf(database, november, 'E0003');
  expect(filed).toMatchObject({ filingId: 'C1', source: 'change' });
  expect(salaryChange).toEqual({
    source: 'change',
    salaryBeforeFen: 645_000,
    salaryAfterFen: 700_000,
    effectiveOn: '2026-11-01',
    recordedAt: iso,
    policy: null,
    calculation: null,
    appraisal: null,
    change: {
      changeId: id,
      kind: 'promotion',
      state: 'done',
      workflowId: 'employee-change/1',
      enteredBy: 'hr1',
      enteredAt: '2026-10-20T01:00:00.000Z',
    },
  });
  expect(approval).toMatchObject({
    kind: 'change',
    preparedBy: 'hr1',
    approvers: [{ by: 'finance1', at: '2026-10-21T01:00:00.000Z' }],
    workflowId: 'employee-change/1',
  });
});

describe('arrears', () => {
  const arrearOf = async (run: Run, employeeNo: string) => {
    const [row] = await database.sql<{ obligation: string }[]>`
      select i.obligation from finance.items i join hr.employees e on e.id = i.employee_id
      where i.run_id = ${run.id} and e.employee_no = ${employeeNo} and i.obligation <> 'month'`;
    return explanationOf(database, run, employeeNo, row?.obligation);
  };
  const bookAll = async (run: Run, sequence: number, shown: Readonly<Record<string, number>> = {}) => {
    const sent = await sendAll(database, run);
    await settle(
      database,
      sequence,
      sent.map((one) => entry(one.endToEndId, shown[one.employeeNo] ?? one.amountFen)),
    );
    return sent;
  };

  test('that were carried over say which item left them and why, and follow its month', async () => {
    await loadContributions(database, '2026-10', [
      ...staff.slice(0, 2).map((one) => lineOf(one)),
      lineOf(person(3), { name: '另一个人', nameKey: '另一个人' }),
    ]);
    await payMonth(database, october, 1);
    const november = await monthOf('2026-11');
    await payMonth(database, november, 2);
    const explanation = await arrearOf(november, 'E0003');
    expect(explanation).toMatchObject({
      payment: { period: '2026-11', owedFor: '2026-10', amountFen: 12_900, state: 'booked' },
      owedBecause: [
        {
          kind: 'carried',
          originPeriod: '2026-10',
          amountFen: 12_900,
          origin: {
            period: '2026-10',
            state: 'carried',
            reason: 'name_mismatch',
            runWorkflowId: 'disbursement/medical-passbook/2026-10',
            endToEndId: null,
          },
        },
      ],
      amount: { period: '2026-10', calculation: '6,450.00 × 2 % × 1.00 = 129 → 129', agrees: true },
      base: { period: '2026-10', source: 'upload', upload: { period: '2026-10', lineNo: 4 } },
    });
  });

  test('that were carried over without an amount are reckoned with what the owed month is found to have', async () => {
    await loadContributions(
      database,
      '2026-10',
      staff.slice(0, 2).map((one) => lineOf(one)),
    );
    await payMonth(database, october, 1);
    const november = await monthOf('2026-11', { E0003: 700_000 });
    await payMonth(database, november, 2);
    expect(await arrearOf(november, 'E0003')).toMatchObject({
      payment: { amountFen: 14_000 },
      owedBecause: [{ kind: 'carried', amountFen: null, origin: { reason: 'missing_from_upload' } }],
      amount: { period: '2026-10', calculation: '7,000.00 × 2 % × 1.00 = 140 → 140', agrees: true },
    });
  });

  test('of a booking that was short name the payment that was, and what is left of it', async () => {
    const sent = await bookAll(october, 1, { E0002: 12_800 });
    const november = await monthOf('2026-11');
    await database.sql`update finance.runs set state = 'closed', closed_at = now() where id = ${october.id}`;
    await payMonth(database, november, 2);
    const short = sent.find(({ employeeNo }) => employeeNo === 'E0002');
    expect(await arrearOf(november, 'E0002')).toMatchObject({
      payment: { amountFen: 100, owedFor: '2026-10' },
      owedBecause: [
        {
          kind: 'shortfall',
          amountFen: 100,
          origin: { endToEndId: short?.endToEndId, orderedFen: 12_900, bookedFen: 12_800, state: 'paid' },
        },
      ],
      amount: {
        formulaFen: 12_900,
        deductions: [{ kind: 'shortfall', lessFen: 12_800 }],
        calculation: '6,450.00 × 2 % × 1.00 = 129 → 129; 129 − 128 = 1',
        agrees: true,
      },
    });
  });

  test('of a payment that came back after the close name it, with what the bank says', async () => {
    const sent = await sendAll(database, october);
    await settle(
      database,
      1,
      sent.map((one) => entry(one.endToEndId, one.amountFen)),
    );
    await database.sql`update finance.runs set state = 'closed', closed_at = now() where id = ${october.id}`;
    const back = sent.find(({ employeeNo }) => employeeNo === 'E0001')?.endToEndId ?? '';
    await settle(database, 2, [entry(back, 12_900, { kind: 'return', returnReason: 'AC04' })]);
    const november = await monthOf('2026-11');
    await payMonth(database, november, 3);
    const explanation = await arrearOf(november, 'E0001');
    expect(explanation).toMatchObject({
      owedBecause: [
        { kind: 'late_return', origin: { state: 'returned', endToEndId: back, bankReason: 'AC04' } },
      ],
      amount: { calculation: '6,450.00 × 2 % × 1.00 = 129 → 129', agrees: true },
      payment: { attempt: 2, attempts: [{ attempt: 1, endToEndId: back }, { attempt: 2 }] },
    });
    expect(await explainPayment(database.sql, back, () => 'batch')).toMatchObject({
      payment: {
        state: 'returned',
        itemState: 'returned',
        statements: [{ kind: 'booking' }, { kind: 'return' }],
      },
      owedBecause: [],
    });
  });

  test('of a raise that came late are what the raised base gives, less what was paid', async () => {
    await payMonth(database, october, 1);
    const back = { ...novemberRaise, salaryEffectiveOn: '2026-10-01' };
    await accept((await putRaise(database, 'E0002', back)).filingId);
    const november = await monthOf('2026-11', { E0002: 677_250 });
    await payMonth(database, november, 2);
    expect(await arrearOf(november, 'E0002')).toMatchObject({
      payment: { amountFen: 600, owedFor: '2026-10' },
      owedBecause: [{ kind: 'late_raise', amountFen: 600, origin: { state: 'paid', amountFen: 12_900 } }],
      amount: {
        calculation: '6,772.50 × 2 % × 1.00 = 135.45 → 135; 135 − 129 = 6',
        agrees: true,
      },
      factor: { period: '2026-10', note: 'no result in force' },
      base: { baseFen: 677_250, period: '2026-10', source: 'filing', validFrom: '2026-10' },
      filing: { filingId: 'B-E0002-2026-2026-11', effectivePeriod: '2026-10' },
      salaryChange: { salaryAfterFen: 677_250, appraisal: { score: { weightedScore: '94.5' } } },
      approval: { approvers: [{ by: 'finance2' }] },
    });
  });
});

test('a payment of a result that came late is what the score gives, less what was paid', async () => {
  await payMonth(database, october, 1);
  await putResult(database, 'E0002', '90', '2026-10', '2026-10');
  const cycleId = await putCycle(database, '2026-10', '2026-10');
  await openHrTask(database.sql, {
    kind: 'results_too_late',
    subject: `cycle/${cycleId}`,
    cycleId,
    owner: 'hr',
    dueInMs: 1,
  });
  await settleResultsTooLate(database.sql, { cycleId, actor: 'hr1', reason: '补发', openArrears: true });
  await accept(
    (await putRaise(database, 'E0002', { ...novemberRaise, salaryEffectiveOn: '2026-10-01' })).filingId,
  );
  const november = await monthOf('2026-11');
  await payMonth(database, november, 2);
  const paid = await database.sql<{ endToEndId: string }[]>`
    select end_to_end_id as "endToEndId" from finance.items where run_id = ${november.id} and obligation <> 'month' order by id`;
  const [byResult, byRaise] = await Promise.all(
    paid.map(({ endToEndId }) => explainPayment(database.sql, endToEndId, () => 'batch')),
  );
  expect(byResult).toMatchObject({
    payment: { amountFen: 1_300, owedFor: '2026-10' },
    owedBecause: [{ kind: 'late_result', amountFen: 1_300, origin: { state: 'paid', amountFen: 12_900 } }],
    amount: { calculation: '6,450.00 × 2 % × 1.10 = 141.9 → 142; 142 − 129 = 13', agrees: true },
    factor: { period: '2026-10', factorTenThousandths: 11_000 },
  });
  expect(byRaise).toMatchObject({
    owedBecause: [{ kind: 'late_raise', amountFen: 700 }],
    amount: { calculation: '6,772.50 × 2 % × 1.10 = 148.995 → 149; 149 − 142 = 7', agrees: true },
    factor: { period: '2026-10', factorTenThousandths: 11_000 },
  });
});

test('an earlier attempt is explained under its own id, and says that the item was reckoned anew', async () => {
  await sendAll(database, october, 1, { E0003: 'account_closed' });
  const first = (await itemOf(database, october, 'E0003')).endToEndId ?? '';
  await correct(database.sql, database.privateData, {
    runId: october.id,
    employeeNo: 'E0003',
    baseFen: 700_000,
    retry: true,
    note: null,
    actor: 'hr2',
    coolingOffDays: 3,
  });
  await sendAll(database, october, 2);
  const second = (await itemOf(database, october, 'E0003')).endToEndId ?? '';
  expect(second).not.toBe(first);
  expect(await explainPayment(database.sql, first, () => 'batch')).toMatchObject({
    payment: { attempt: 1, state: 'refused', bankReason: 'AC04', amountFen: 12_900, itemState: 'sent' },
    amount: { amountFen: 12_900, formulaFen: 14_000, agrees: false },
  });
  expect(await explainPayment(database.sql, second, () => 'batch')).toMatchObject({
    payment: { attempt: 2, amountFen: 14_000 },
    amount: { agrees: true },
  });
});
