import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { filingActivities } from '../../src/activities/filings.ts';
import { listFilings } from '../../src/db/queries/bases/list-filings.ts';
import { behindFiling, refile, settleFiling } from '../../src/db/queries/bases/refused-filings.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { type RunningSandbox, runSandbox } from '../connectors/running-sandbox.ts';
import { putCycle, putFiling } from '../support/appraised.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { drawUp } from '../support/month-by-hand.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { createOutside, noReach } from '../support/world.ts';

const staff = people(40);
let database: TestDatabase;
let sandbox: RunningSandbox;
let activities: ReturnType<typeof filingActivities>;
let cycleId: number;
let told: Run[];

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', staff);
  sandbox = await runSandbox();
  onTestFinished(() => sandbox.stop());
  told = [];
  activities = filingActivities({
    ...createOutside(database, sandbox.baseUrl),
    heartbeat: () => undefined,
    reach: {
      ...noReach,
      tellRun: async (run) => {
        told.push(run);
      },
    },
  });
  for (const { employeeNo } of staff)
    cycleId = (await putFiling(database, employeeNo, 677_250, '2026-10')).cycleId;
});

const fileBases = () => activities.fileBases({ source: 'appraisal', cycleId });
/** Everything on record about filings, but for when it happened. */
const books = async () => ({
  filings: await database.sql`
    select id, filing_id, state, receipt_no, refusal_reason, attempt, base_fen from benefits.base_filings order by id`,
  bases: await database.sql`
    select employee_id, base_fen, valid_from, source, source_id from benefits.bases order by employee_id, valid_from, id`,
  tasks:
    await database.sql`select kind, subject, state, owner, escalation, details from hr.tasks order by id`,
  arrears: await database.sql`select obligation_key, amount_fen from finance.arrears order by id`,
});
const heldByOffice = async (): Promise<string[]> =>
  (await (await fetch(`${sandbox.baseUrl}/social-security/filings.csv`)).text()).trim().split('\n').slice(1);
const filings = (state: 'refused' | 'accepted' | 'pending') =>
  listFilings(database.sql, { state, cycle: null, employeeNo: null }, 0, 1_000);

describe('fileBases', () => {
  test('files every base once and records the receipts, and the base holds from its month on', async () => {
    expect(await fileBases()).toEqual({
      accepted: 40,
      refused: 0,
      pending: 0,
      answered: 40,
      runsWaiting: false,
    });
    expect(await heldByOffice()).toHaveLength(40);
    const { filings, bases } = await books();
    for (const filing of filings) expect(filing.receipt_no).toMatch(/^SS/);
    expect(bases).toHaveLength(40);
    for (const base of bases)
      expect(base).toMatchObject({ base_fen: 677_250, valid_from: '2026-10', source: 'filing' });
  });

  test('twice is filed once', async () => {
    await fileBases();
    const after = await books();
    expect(await fileBases()).toMatchObject({ accepted: 40, pending: 0 });
    expect(await books()).toEqual(after);
    expect(await heldByOffice()).toHaveLength(40);
  });

  test('that was cut between the answers and the record of them changes nothing by its repetition', async () => {
    await sandbox.setFaults({ seed: 4, filingRefuse: 0.3 });
    await fileBases();
    const after = await books();
    // As a worker that was killed before it recorded the answers leaves it.
    await database.sql`
      update benefits.base_filings set state = 'pending', receipt_no = null, refusal_reason = null, answered_at = null`;
    await database.sql`delete from benefits.bases where source = 'filing'`;
    await database.sql`delete from hr.tasks`;
    await sandbox.setFaults();
    await fileBases();
    expect(await books()).toEqual(after);
    expect(await heldByOffice()).toHaveLength(40);
  });

  test('files the bases of the cycle that is named, and of no other', async () => {
    const other = await putCycle(database, '2027-01', '2027-03');
    expect(await activities.fileBases({ source: 'appraisal', cycleId: other })).toMatchObject({
      answered: 0,
    });
    expect(await activities.fileBases({ source: 'change', changeId: 1 })).toMatchObject({ answered: 0 });
    expect(await filings('pending')).toHaveLength(40);
  });

  test('throws while the office is down, and takes up what is left when it is back', async () => {
    await sandbox.setFaults({ filingDown: true });
    await expect(fileBases()).rejects.toMatchObject({ name: 'OutsideFault', retryable: true });
    expect(await filings('pending')).toHaveLength(40);
    await sandbox.setFaults();
    expect(await fileBases()).toMatchObject({ accepted: 40, pending: 0 });
  });

  test('keeps what the office answered before it went down', async () => {
    const office = createOutside(database, sandbox.baseUrl).office;
    let calls = 0;
    const cut = filingActivities({
      ...createOutside(database, sandbox.baseUrl),
      office: {
        ...office,
        fileBase: async (filing) => {
          calls += 1;
          if (calls === 20) await sandbox.setFaults({ filingDown: true });
          return office.fileBase(filing);
        },
      },
      heartbeat: () => undefined,
      reach: noReach,
    });
    await expect(cut.fileBases({ source: 'appraisal', cycleId })).rejects.toMatchObject({
      name: 'OutsideFault',
    });
    const answered = (await filings('accepted')).length;
    expect(answered).toBeGreaterThan(0);
    expect(answered).toBeLessThan(40);
    await sandbox.setFaults();
    expect(await fileBases()).toMatchObject({ accepted: 40 });
  });

  test('lets the runs look again that held people for want of an answer', async () => {
    const run = await openMonth(database, '2026-10');
    await drawUp(database, run);
    expect(await fileBases()).toMatchObject({ runsWaiting: true });
    expect(await activities.tellOpenRuns()).toEqual({ told: 1 });
    expect(told.map(({ id }) => id)).toEqual([run.id]);
    await drawUp(database, run);
    expect(await activities.tellOpenRuns()).toEqual({ told: 0 });
  });

  test('of a person whose ID number was corrected meanwhile becomes a task, and stops nobody else', async () => {
    const [first] = await filings('pending');
    await fetch(`${sandbox.baseUrl}/social-security/filings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        filingId: first?.filingId,
        idNumber: '110101198001011234',
        baseFen: 677_250,
        effectivePeriod: '2026-10',
      }),
    });
    expect(await fileBases()).toMatchObject({ accepted: 39, refused: 1 });
    expect((await books()).tasks).toMatchObject([{ kind: 'filing_refused' }]);
  });
});

describe('a refused filing', () => {
  let id: number;

  beforeEach(async () => {
    await sandbox.setFaults({ seed: 4, filingRefuse: 1 });
    await fileBases();
    await sandbox.setFaults();
    id = (await filings('refused'))[0]?.id ?? 0;
  });
  const taskOf = async () => {
    const { tasks } = await books();
    return tasks.find((task) => task.subject === `filing/${id}`);
  };

  test('is a task of HR that says from which month, and names no base, no person and no words of the office', async () => {
    expect(await taskOf()).toEqual({
      kind: 'filing_refused',
      subject: `filing/${id}`,
      state: 'open',
      owner: 'hr',
      escalation: 0,
      details: { filingId: id, effectivePeriod: '2026-10' },
    });
    expect((await books()).bases).toEqual([]);
  });

  const setSalary = (salaryFen: number) => database.sql`
    update payroll.salaries s set salary_fen = ${salaryFen} from hr.employees e
    where e.id = s.employee_id and e.employee_no = 'E0001' and s.superseded_at is null`;

  test('filed again with the base of another salary is accepted as a new attempt, and the task is done', async () => {
    await setSalary(660_000);
    const refiled = await refile(database.sql, { id, baseFen: 660_000, actor: 'hr1' });
    expect(refiled).toMatchObject({ ok: true, attempt: 2, baseFen: 660_000 });
    expect(await taskOf()).toMatchObject({ state: 'done' });
    expect(await fileBases()).toMatchObject({ accepted: 1, refused: 39, pending: 0, answered: 41 });
    expect((await books()).bases).toMatchObject([{ base_fen: 660_000, source: 'filing' }]);
    const { filings } = await books();
    expect(filings[0]).toMatchObject({ state: 'refiled' });
    expect(filings.at(-1)).toMatchObject({ state: 'accepted', attempt: 2 });
    expect(await refile(database.sql, { id, baseFen: null, actor: 'hr1' })).toEqual({
      ok: false,
      refusal: { code: 'filing_not_refused' },
    });
  });

  test('is not filed again with a base out of range, nor one that is unknown', async () => {
    const before = await books();
    for (const baseFen of [299_999, 3_534_301])
      expect(await refile(database.sql, { id, baseFen, actor: 'hr1' })).toEqual({
        ok: false,
        refusal: { code: 'base_out_of_range' },
      });
    expect(await refile(database.sql, { id: 999_999, baseFen: null, actor: 'hr1' })).toEqual({
      ok: false,
      refusal: { code: 'filing_unknown' },
    });
    expect(await books()).toEqual(before);
  });

  test('is filed again only with the base that the salary gives, kept between floor and cap', async () => {
    const before = await books();
    const refused = { ok: false, refusal: { code: 'base_not_of_salary' } };
    for (const baseFen of [677_251, 660_000, 3_000_000])
      expect(await refile(database.sql, { id, baseFen, actor: 'hr1' })).toEqual(refused);
    await setSalary(650_000);
    expect(await refile(database.sql, { id, baseFen: null, actor: 'hr1' })).toEqual(refused);
    expect(await books()).toEqual(before);
    await setSalary(9_000_000);
    expect(await refile(database.sql, { id, baseFen: 3_534_300, actor: 'hr1' })).toMatchObject({ ok: true });
  });

  test('is not filed again by the person himself', async () => {
    await database.sql`
      insert into identity.users (username, password_hash, role, employee_id)
      select 'hr2', 'none', 'hr', id from hr.employees where employee_no = 'E0001'`;
    const before = await books();
    expect(await refile(database.sql, { id, baseFen: null, actor: 'hr2' })).toEqual({
      ok: false,
      refusal: { code: 'own_filing' },
    });
    expect(await books()).toEqual(before);
    expect(await refile(database.sql, { id, baseFen: null, actor: 'hr1' })).toMatchObject({ ok: true });
  });

  test('that HR settles is over, once', async () => {
    const settle = () =>
      settleFiling(database.sql, { id, reason: 'the office keeps its base', actor: 'hr1' });
    expect(await settle()).toEqual({ ok: true });
    expect(await taskOf()).toMatchObject({ state: 'done' });
    expect(await settle()).toEqual({ ok: false, refusal: { code: 'filing_not_refused' } });
    expect(await fileBases()).toMatchObject({ refused: 39, pending: 0 });
  });

  test('leads back to the appraisal and the cycle that wait for it', async () => {
    expect(await behindFiling(database.sql, id)).toMatchObject({
      source: 'appraisal',
      cycle: { id: cycleId, code: '2026-10-2026-10' },
      appraisal: { workflowId: expect.stringMatching(/^appraisal\//) },
    });
  });
});

describe('an office that cannot be reached', () => {
  test('is a task of operations that is reminded of, and done when it answers', async () => {
    const tasks = async () => (await books()).tasks;
    await activities.noteOfficeUnreachable({ subject: `cycle/${cycleId}`, cycleId });
    await activities.noteOfficeUnreachable({ subject: `cycle/${cycleId}`, cycleId });
    expect(await tasks()).toMatchObject([
      { kind: 'office_unreachable', owner: 'ops', state: 'open', escalation: 1 },
    ]);
    await activities.noteOfficeReached({ subject: `cycle/${cycleId}` });
    expect(await tasks()).toMatchObject([{ state: 'done' }]);
  });
});
