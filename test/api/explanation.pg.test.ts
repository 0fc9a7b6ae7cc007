import { beforeEach, describe, expect, test } from 'vitest';
import type { AnswerTo } from '../../src/client/client.ts';
import { recordAnswers } from '../../src/db/queries/bases/filings.ts';
import { putRaise } from '../support/explained-raise.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { replyOf } from '../support/injected-client.ts';
import { itemOf, payMonth } from '../support/month-by-hand.ts';
import { loadContributions, loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { lineOf, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { apiOver, type TestApi } from './api.ts';

/** E0001 manages E0002 and E0003; E0002 manages E0004. */
const staff = [
  person(1),
  person(2, { managerNo: 'E0001' }),
  person(3, { managerNo: 'E0001' }),
  person(4, { managerNo: 'E0002' }),
];
let database: TestDatabase;
let api: TestApi;
let endToEndId: string;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-11', staff);
  const { filingId } = await putRaise(database, 'E0002');
  await recordAnswers(database.sql, [
    { id: filingId, accepted: true, receiptNo: 'SS-77', refusalReason: null },
  ]);
  await loadContributions(
    database,
    '2026-11',
    staff.map((one) => lineOf(one, one.employeeNo === 'E0002' ? { baseFen: 677_250 } : {})),
  );
  const run = await openMonth(database, '2026-11');
  await payMonth(database, run, 1);
  endToEndId = (await itemOf(database, run, 'E0002')).endToEndId ?? '';
  api = await apiOver(database);
});

async function asked(role: Parameters<TestApi['addPerson']>[1], employeeNo?: string, id = endToEndId) {
  const username = `${role}-${employeeNo ?? 'nobody'}`;
  await api.addPerson(username, role, employeeNo);
  const { status, body } = await replyOf(
    api.as(username).GET('/v1/payments/{endToEndId}/explanation', { params: { path: { endToEndId: id } } }),
  );
  return { status, body, explanation: body as AnswerTo<'get', '/v1/payments/{endToEndId}/explanation'> };
}

describe('the explanation of a payment', () => {
  test.each(['hr', 'auditor'] as const)('is whole for %s, reasons included', async (role) => {
    const { status, explanation } = await asked(role);
    expect(status).toBe(200);
    expect(explanation.payment.batchWorkflowId).toMatch(/^payment-batch\/medical-passbook\/2026-11\/\d+$/);
    expect(explanation).toMatchObject({
      payment: { endToEndId, employeeNo: 'E0002', amountFen: 14_900 },
      amount: { calculation: '6,772.50 × 2 % × 1.10 = 148.995 → 149', agrees: true },
      factor: { inForce: { score: '94.5' } },
      score: {
        weightedScore: '94.5',
        evaluations: [{ hasReason: false }, { kind: 'calibration', reason: '部门间平衡' }],
        appeal: { reason: '我认为偏低' },
      },
      goals: { version: 2 },
      filing: { receiptNo: 'SS-77' },
      salaryChange: { salaryBeforeFen: 645_000, salaryAfterFen: 677_250 },
      approval: { approvers: [{ by: 'finance2' }] },
      hidden: [],
    });
  });

  test('tells finance all but the words of the reasons', async () => {
    const { explanation } = await asked('finance');
    expect(explanation).toMatchObject({
      score: {
        weightedScore: '94.5',
        evaluations: [{}, { hasReason: true, reason: null }],
        appeal: { reason: null, hasDecisionReason: true, decisionReason: null },
      },
      salaryChange: {
        salaryAfterFen: 677_250,
        appraisal: { score: { evaluations: [{}, { reason: null }], appeal: { reason: null } } },
      },
      hidden: [],
    });
  });

  test('tells operations neither score nor salary nor what gives them away, and that they are left out', async () => {
    const { status, explanation } = await asked('ops');
    expect(status).toBe(200);
    expect(explanation).toMatchObject({
      payment: { amountFen: 14_900 },
      factor: { inForce: { score: null, cycleCode: '2026-2026-11' } },
      score: null,
      goals: null,
      salaryChange: null,
      filing: { receiptNo: 'SS-77', baseFen: null },
      hidden: ['score', 'salary', 'base'],
    });
    expect(JSON.stringify(explanation)).not.toMatch(/94\.5|645000|677250|6,772|11000/);
  });

  test('tells everyone his own, reasons included', async () => {
    const { status, explanation } = await asked('employee', 'E0002');
    expect(status).toBe(200);
    expect(explanation.score).toMatchObject({ evaluations: [{}, { reason: '部门间平衡' }] });
  });

  test('tells the direct manager, without the words of the reasons', async () => {
    const { status, explanation } = await asked('manager', 'E0001');
    expect(status).toBe(200);
    expect(explanation).toMatchObject({ score: { weightedScore: '94.5', appeal: { reason: null } } });
  });

  test.each([
    ['a colleague', 'employee', 'E0003'],
    ['somebody whom he manages', 'manager', 'E0004'],
    ['a login that is nobody on record', 'employee', undefined],
    ['a manager who is nobody on record', 'manager', undefined],
    ['whoever manages accounts', 'admin', undefined],
  ] as const)('does not exist for %s', async (_who, role, employeeNo) => {
    expect(await asked(role, employeeNo)).toMatchObject({
      status: 404,
      body: { code: 'payment_unknown', status: 404 },
    });
  });

  test('does not exist for an id that nobody has', async () => {
    const unknown = await asked('hr', undefined, 'WL0000');
    const strange = await asked('auditor', undefined, encodeURIComponent("'; --"));
    expect([unknown, strange]).toMatchObject([
      { status: 404, body: { code: 'payment_unknown' } },
      { status: 404, body: { code: 'payment_unknown' } },
    ]);
  });

  test('names nobody and holds no ID number, account or phone', async () => {
    const { body } = await asked('hr');
    const text = JSON.stringify(body);
    for (const one of staff)
      for (const secret of [one.name, one.idNumber, one.account, one.phone])
        expect(text).not.toContain(secret);
  });

  test('needs a login', async () => {
    expect((await api.get(`/v1/payments/${endToEndId}/explanation`)).status).toBe(401);
  });
});
