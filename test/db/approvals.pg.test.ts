import { beforeEach, describe, expect, test } from 'vitest';
import { approvalState, prepareApprovalList } from '../../src/db/queries/disbursement/approval-list.ts';
import { acknowledgeVariance, decide } from '../../src/db/queries/disbursement/approvals.ts';
import { startSending } from '../../src/db/queries/disbursement/batches.ts';
import { correct } from '../../src/db/queries/disbursement/corrections.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { must } from '../../src/domain/assert.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import {
  approve,
  drawUp,
  correctOne as holdOne,
  payMonth,
  reread,
  sendAll,
} from '../support/month-by-hand.ts';
import { loadContributions, loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { accountOf, lineOf, people, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let run: Run;
let month = 0;

/** Every test has a month of its own in one organisation. */
const staff = people(4);
const nextMonth = () =>
  `20${String(30 + Math.floor(month / 12)).padStart(2, '0')}-${String(1 + (month++ % 12)).padStart(2, '0')}`;

database = await freshDatabase();
await setUpOrganisation(database);

async function begin(settings = {}): Promise<void> {
  const period = nextMonth();
  await loadMonth(database, period, staff);
  run = await openMonth(database, period, { settings });
}

const draw = async () => must(await drawUp(database, run), 'list');
const stateNow = () => approvalState(database.sql, run.id, 1);
const correctOne = (changes: object, actor = 'hr1') =>
  correct(database.sql, database.privateData, {
    runId: run.id,
    employeeNo: 'E0001',
    note: null,
    actor,
    coolingOffDays: 0,
    ...changes,
  });
const rejectAs = (list: { digest: string }, approver: string) =>
  decide(database.sql, {
    runId: run.id,
    round: 1,
    digest: list.digest,
    decision: 'reject',
    approver,
  });

describe('the digest', () => {
  beforeEach(() => begin());

  test('is the same for the same list, however often it is drawn up', async () => {
    const first = await draw();
    expect(await draw()).toEqual(first);
    expect(first).toMatchObject({ transferCount: 4, totalFen: 4 * 12_900 });
    expect(first.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test('changes when an amount changes', async () => {
    const { digest } = await draw();
    await correctOne({ baseFen: 700_000 });
    expect((await draw()).digest).not.toBe(digest);
  });

  test('changes when an account changes', async () => {
    const { digest } = await draw();
    await correctOne({ account: accountOf(701) });
    expect((await draw()).digest).not.toBe(digest);
    await correctOne({ account: accountOf(1) });
  });

  test('changes when somebody drops out', async () => {
    const { digest } = await draw();
    await correctOne({ hold: true });
    expect(await draw()).toMatchObject({ transferCount: 3 });
    expect((await draw()).digest).not.toBe(digest);
  });
});

describe('an approval', () => {
  beforeEach(() => begin());

  test('completes the list when one approver is enough', async () => {
    const list = await draw();
    expect(await approve(database, run, list)).toEqual({
      ok: true,
      approvals: 1,
      approversNeeded: 1,
      complete: true,
    });
    expect(await stateNow()).toMatchObject({ state: 'approved' });
  });

  test('given twice counts once and is success', async () => {
    const list = await draw();
    await approve(database, run, list);
    expect(await approve(database, run, list)).toMatchObject({ ok: true, approvals: 1 });
  });

  test('of another digest than the list has is refused', async () => {
    const list = await draw();
    const refused = await approve(database, run, { ...list, digest: '0'.repeat(64) });
    expect(refused).toEqual({ ok: false, refusal: { code: 'digest_changed' } });
  });

  test('of a round that has no list is refused', async () => {
    const refused = await approve(database, run, { round: 7, digest: '0'.repeat(64) });
    expect(refused).toEqual({ ok: false, refusal: { code: 'not_waiting_for_approval' } });
  });

  test('is void after a change: the new list needs approvers of its own', async () => {
    const list = await draw();
    await approve(database, run, list);
    await correctOne({ baseFen: 710_000 });
    const changed = await draw();
    expect(await stateNow()).toMatchObject({ digest: changed.digest, state: 'pending', approvals: 0 });
  });
});

describe('the words of whoever decides', () => {
  beforeEach(() => begin());

  const decideWith = (digest: string, reason: string) =>
    decide(database.sql, {
      runId: run.id,
      round: 1,
      digest,
      decision: 'reject',
      approver: 'finance1',
      reason,
    });
  const written = () =>
    database.sql<{ action: string; reason: string | null; transaction: string }[]>`
      select action, details->>'reason' as reason, xmin::text as transaction from audit.events
      where action in ('reject', 'reject_reason') and subject like ${`run/${run.id}%`} order by id`;

  test('are recorded with the decision, or neither is', async () => {
    const { digest } = await draw();
    expect(await decideWith(digest, '与上月不符')).toMatchObject({ ok: true });
    const events = await written();
    expect(events.map(({ action, reason }) => [action, reason])).toEqual([
      ['reject', null],
      ['reject_reason', '与上月不符'],
    ]);
    expect(new Set(events.map(({ transaction }) => transaction)).size).toBe(1);
  });

  test('are recorded once, however often he says them; others besides', async () => {
    const { digest } = await draw();
    for (const reason of ['与上月不符', '与上月不符', '金额有误'])
      expect(await decideWith(digest, reason)).toMatchObject({ ok: true });
    expect((await written()).map(({ reason }) => reason)).toEqual([null, '与上月不符', '金额有误']);
  });

  test('of a decision that is refused are not', async () => {
    await draw();
    expect(await decideWith('0'.repeat(64), '与上月不符')).toMatchObject({ ok: false });
    expect([...(await written())]).toEqual([]);
  });
});

describe('nobody checks what he made', () => {
  const refusedAsMaker = { ok: false, refusal: { code: 'maker_is_checker' } };
  beforeEach(() => begin());

  test('not who started the run', async () => {
    expect(await approve(database, run, await draw(), 'hr1')).toEqual(refusedAsMaker);
  });

  test('not who uploaded the file', async () => {
    await loadContributions(
      database,
      run.period,
      staff.map((one) => lineOf(one, { baseFen: 650_000 })),
      { actor: 'hr-uploader' },
    );
    expect(await approve(database, run, await draw(), 'hr-uploader')).toEqual(refusedAsMaker);
  });

  test('not who corrected somebody on the list', async () => {
    await draw();
    await correctOne({ baseFen: 720_000 }, 'hr-corrector');
    expect(await approve(database, run, await draw(), 'hr-corrector')).toEqual(refusedAsMaker);
  });

  test('and none of them may reject it in a checker’s place either', async () => {
    expect(await rejectAs(await draw(), 'hr1')).toEqual(refusedAsMaker);
  });
});

describe('larger totals need more approvers', () => {
  const totalFen = 4 * 12_900;
  const steps = (fromFen: number) => ({
    approverSteps: [
      { fromFen: 0, approvers: 1 },
      { fromFen, approvers: 2 },
    ],
  });

  test('from the step on, two distinct ones', async () => {
    await begin(steps(totalFen));
    const list = await draw();
    expect(list.approversNeeded).toBe(2);
    expect(await approve(database, run, list, 'finance1')).toMatchObject({ approvals: 1, complete: false });
    expect(await approve(database, run, list, 'finance1')).toMatchObject({ approvals: 1, complete: false });
    expect(await stateNow()).toMatchObject({ state: 'pending' });
    expect(await approve(database, run, list, 'finance2')).toMatchObject({ approvals: 2, complete: true });
  });

  test('a fen below the step, one', async () => {
    await begin(steps(totalFen + 1));
    expect((await draw()).approversNeeded).toBe(1);
  });
});

describe('a rejection', () => {
  beforeEach(() => begin());

  test('ends the list for everybody', async () => {
    const list = await draw();
    expect(await rejectAs(list, 'finance1')).toMatchObject({ ok: true, complete: false });
    expect(await stateNow()).toMatchObject({ state: 'rejected' });
    expect(await approve(database, run, list, 'finance2')).toEqual({
      ok: false,
      refusal: { code: 'not_waiting_for_approval' },
    });
    expect(await approve(database, run, list, 'finance1')).toEqual({
      ok: false,
      refusal: { code: 'already_decided' },
    });
  });

  test('stands until the list is another one', async () => {
    await rejectAs(await draw(), 'finance1');
    await draw();
    expect(await stateNow()).toMatchObject({ state: 'rejected' });
    await correctOne({ baseFen: 730_000 });
    const changed = await draw();
    expect(await approve(database, run, changed, 'finance1')).toMatchObject({ complete: true });
  });
});

test('a list that was rejected is rejected still when it comes back after another one', async () => {
  await begin();
  const list = await draw();
  await rejectAs(list, 'finance1');
  await correctOne({ hold: true });
  expect((await draw()).digest).not.toBe(list.digest);
  expect(await stateNow()).toMatchObject({ state: 'pending' });
  await correctOne({ hold: false });
  expect((await draw()).digest).toBe(list.digest);
  expect(await stateNow()).toMatchObject({ state: 'rejected' });
  expect(await approve(database, run, list, 'finance2')).toMatchObject({ ok: false });
});

test('a total that is freed round by round needs as many approvers as at once', async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(4));
  const approverSteps = [
    { fromFen: 0, approvers: 1 },
    { fromFen: 3 * 12_900, approvers: 2 },
  ];
  run = await openMonth(database, '2026-10', { settings: { approverSteps } });
  const hold = (employeeNo: string, held: boolean) => holdOne(database, run, employeeNo, { hold: held });
  await drawUp(database, run);
  for (const employeeNo of ['E0003', 'E0004']) await hold(employeeNo, true);
  const first = must(await drawUp(database, run), 'list');
  expect(first).toMatchObject({ transferCount: 2, approversNeeded: 1 });
  await sendAll(database, run);
  await hold('E0003', false);
  expect(await drawUp(database, run, 2)).toMatchObject({ transferCount: 1, approversNeeded: 2 });
});

describe('before sending', () => {
  beforeEach(() => begin());

  test('a list that is not approved is not sent', async () => {
    await draw();
    expect(await startSending(database.sql, run, 1)).toEqual({
      ok: false,
      refusal: { code: 'not_approved' },
    });
  });

  test('the approved digest is compared again: a change after the approval voids it', async () => {
    await approve(database, run, await draw());
    await correctOne({ account: accountOf(702) });
    expect(await startSending(database.sql, run, 1)).toEqual({
      ok: false,
      refusal: { code: 'digest_changed' },
    });
    expect(await stateNow()).toMatchObject({ state: 'voided' });
    await correctOne({ account: accountOf(1) });
  });

  test('the trail says that an approved list counts no more, and why', async () => {
    const first = await draw();
    await approve(database, run, first);
    await correctOne({ account: accountOf(702) });
    const second = await draw();
    await approve(database, run, second);
    await correctOne({ account: accountOf(703) });
    expect(await startSending(database.sql, run, 1)).toMatchObject({ ok: false });
    await correctOne({ account: accountOf(1) });
    const voided =
      await database.sql`select details from audit.events where action = 'approval_voided' order by id`;
    expect(voided.slice(-2)).toEqual([
      { details: { round: 1, digest: first.digest, cause: 'list_changed' } },
      { details: { round: 1, digest: second.digest, cause: 'list_changed' } },
    ]);
  });

  test('what nobody changed is sent', async () => {
    await approve(database, run, await draw());
    expect(await startSending(database.sql, run, 1)).toMatchObject({ ok: true, totalFen: 4 * 12_900 });
  });
});

describe('a swing against the last month', () => {
  async function twoMonths(secondStaff: typeof staff): Promise<void> {
    const own = await freshDatabase();
    database = own;
    await setUpOrganisation(own);
    await loadMonth(own, '2026-09', people(10));
    const first = await openMonth(own, '2026-09');
    await payMonth(own, first, 1);
    await loadMonth(own, '2026-10', secondStaff);
    run = await openMonth(own, '2026-10');
  }
  const variance = async () =>
    (
      await database.sql`select previous_fen, current_fen, explained, explanation from finance.variances where run_id = ${run.id}`
    )[0];

  test('within the limit needs nobody', async () => {
    await twoMonths(people(10, { baseFen: 677_250 }));
    expect(await approve(database, run, await draw())).toMatchObject({ ok: true });
    expect(await variance()).toBeUndefined();
  });

  test('beyond the limit must be acknowledged before anybody approves', async () => {
    await twoMonths(people(10, { baseFen: 690_000 }));
    const list = await draw();
    expect(await approve(database, run, list)).toEqual({
      ok: false,
      refusal: { code: 'variance_not_acknowledged' },
    });
    expect(await acknowledgeVariance(database.sql, run.id, list.digest, 'finance1')).toBe('acknowledged');
    expect(await approve(database, run, list)).toMatchObject({ ok: true, complete: true });
  });

  test('is explained by changed bases, newcomers and leavers', async () => {
    await twoMonths([
      ...people(9, { baseFen: 690_000 }),
      person(10, { leftOn: '2026-09-30' }),
      person(11),
      person(12),
    ]);
    await draw();
    expect(await variance()).toMatchObject({
      previous_fen: 10 * 12_900,
      current_fen: 9 * 13_800 + 2 * 12_900,
      explained: true,
      explanation: {
        base_changed: { count: 9, fen: 9 * 900 },
        newly_paid: { count: 2, fen: 2 * 12_900 },
        not_employed_in_period: { count: 1, fen: -12_900 },
      },
    });
  });

  test('that nothing on record explains is shown as unexplained', async () => {
    await twoMonths(people(10));
    await database.sql`
      insert into benefits.policies (programme, version, effective_from, rate_ppm, base_floor_fen, base_cap_fen, rounding_fen, tiers, created_by)
      select programme, 2, '2026-10', 30000, base_floor_fen, base_cap_fen, rounding_fen, tiers, 'hr1' from benefits.policies`;
    await draw();
    expect(await variance()).toMatchObject({ explained: false });
  });

  test('of a list that then changed must be acknowledged anew', async () => {
    await twoMonths(people(10, { baseFen: 690_000 }));
    const list = await draw();
    await acknowledgeVariance(database.sql, run.id, list.digest, 'finance1');
    await correctOne({ baseFen: 800_000 });
    const changed = await draw();
    expect(await approve(database, await reread(database, run), changed)).toEqual({
      ok: false,
      refusal: { code: 'variance_not_acknowledged' },
    });
  });
});

test('a month in which nobody is due has no list', async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(2, { leftOn: '2026-09-30' }));
  run = await openMonth(database, '2026-10');
  expect(await drawUp(database, run)).toBeNull();
  expect(await prepareApprovalList(database.sql, run, 1, 'hr1')).toBeNull();
});

describe('an approver who is paid himself', () => {
  const asEmployee = async (employeeNo: string | null) =>
    database.sql`
      update identity.users set employee_id = (select id from hr.employees where employee_no = ${employeeNo})
      where username = 'payee'`;

  beforeEach(async () => {
    await database.sql`
      insert into identity.users (username, role) values ('payee', 'finance') on conflict do nothing`;
    await asEmployee('E0001');
    return () => asEmployee(null);
  });

  test('approves the list that pays everybody', async () => {
    await begin();
    expect(await approve(database, run, await draw(), 'payee')).toMatchObject({ ok: true });
  });

  test('does not decide on one that pays him as corrected', async () => {
    await begin();
    await draw();
    await correctOne({ baseFen: 900_000 });
    const list = await draw();
    expect(await approve(database, run, list, 'payee')).toEqual({
      ok: false,
      refusal: { code: 'own_payment' },
    });
    expect(await approve(database, run, list, 'finance1')).toMatchObject({ ok: true });
  });

  test('does not decide on one that pays him alone', async () => {
    const period = nextMonth();
    await loadMonth(database, period, staff);
    const employeeId = Number(
      (await database.sql`select id from hr.employees where employee_no = 'E0001'`)[0]?.id,
    );
    run = await openMonth(database, period, { employeeId });
    const list = await draw();
    expect(list).toMatchObject({ transferCount: 1 });
    expect(await approve(database, run, list, 'payee')).toEqual({
      ok: false,
      refusal: { code: 'own_payment' },
    });
  });
});
