import { beforeAll, describe, expect, test } from 'vitest';
import { dataOf } from '../../src/client/refusal.ts';
import { approveChange, changeIn, enter, taskOf } from '../support/changes.ts';
import {
  appraisalOf,
  atStage,
  confirmGoals,
  decideRaises,
  give,
  houseOf,
  type OpenedCycle,
  openCycle,
  release,
  workflowIdOf,
} from '../support/cycles.ts';
import { textOf } from '../support/history-file.ts';
import { approve, load, runToEnd, start } from '../support/months.ts';
import { putOfficeFile } from '../support/office-file.ts';
import { loadContributions, loadEmployees } from '../support/organisation.ts';
import { accountOf, lineOf, people } from '../support/people.ts';
import { everyTable, foundIn, privateValues } from '../support/plain-text.ts';
import { namedWorld } from '../support/test-world.ts';
import type { World } from '../support/world.ts';

/** Below the cap, and like no number that a history has of its own. */
const salaryFen = 3_123_457;
const raisedFen = 3_279_630;
const promotedFen = 3_311_119;
const amounts = [salaryFen, raisedFen, promotedFen];
const scores = ['91.0625', '91.1875'] as const;
const words = [
  '漏计一项成果',
  '复核属实',
  '评得公道',
  '部门间平衡',
  '预留给新岗位',
  '基数有误',
  '质量第一',
] as const;

/** Which amounts and scores stand in a text as numbers of their own, in fen or in yuan. */
function numbersIn(text: string): string[] {
  const written = amounts.flatMap((fen) => {
    const yuan = (fen / 100).toFixed(2);
    return [String(fen), yuan, yuan.replace(/\B(?=(\d{3})+\.)/, ',')];
  });
  return [...written, ...scores].filter((number) =>
    new RegExp(`(?<![\\d.])${number.replaceAll('.', '\\.')}(?![\\d])`).test(text),
  );
}

/** Everything that the Temporal server and its console can say of a workflow. */
async function everythingOf({ client, history }: World, workflowId: string): Promise<string> {
  const handle = client.workflow.getHandle(workflowId);
  const { searchAttributes, memo, raw } = await handle.describe();
  const details = await handle.query('__temporal_workflow_metadata');
  return [
    textOf(await history(workflowId)),
    JSON.stringify({ searchAttributes, memo, details, config: raw.executionConfig?.userMetadata ?? null }),
  ].join('\n');
}

/** Attributes of ours beyond those that say where something stands. */
const strange = (attributes: object): string[] =>
  Object.keys(attributes).filter(
    (name) => name.startsWith('Wulou') && !['WulouPeriod', 'WulouStage', 'WulouAttention'].includes(name),
  );

async function expectNothingOfPeople(
  world: World,
  workflowIds: readonly string[],
  staff: readonly { name: string }[],
  values: readonly string[],
): Promise<void> {
  for (const workflowId of workflowIds) {
    const text = await everythingOf(world, workflowId);
    expect(text, workflowId).toMatch(/cycleId|appraisalId|changeId/);
    const found = foundIn(text, [...values, ...staff.map((one) => one.name), ...words]);
    expect([...found, ...numbersIn(text)], workflowId).toEqual([]);
  }
}

describe('after a cycle with an appeal, a calibration, an outage and a refused base', () => {
  const staff = houseOf(2).map((one) => ({ ...one, salaryFen, baseFen: salaryFen }));
  let world: World;
  let cycle: OpenedCycle;

  beforeAll(async () => {
    world = await namedWorld('appraisal privacy');
    await load(world, '2026-10', staff);
    cycle = await openCycle(world, staff, { appealWindowMs: 3_000, feedbackWindowMs: 600_000 });
    const own = appraisalOf(cycle, 'E0003');
    const params = { path: { appraisalId: own } };
    const indicators = [{ code: 'quality', nameZh: words[6], nameEn: 'Quality', weight: '100' }];
    const [me, manager] = [world.as('E0003'), world.as('E0002')];
    const [hr1, hr2] = [world.as('hr1'), world.as('hr2')];
    const sentBack = { version: 1, reason: words[6] };
    await dataOf(me.POST('/v1/appraisals/{appraisalId}/goals/send-back', { params, body: sentBack }));
    await dataOf(manager.POST('/v1/appraisals/{appraisalId}/goals', { params, body: { indicators } }));
    await confirmGoals(world, cycle);
    await give(world, cycle, 'E0003', '85');
    const calibration = { score: scores[0], reason: words[3] };
    await dataOf(hr1.POST('/v1/appraisals/{appraisalId}/calibrate', { params, body: calibration }));
    await release(world, cycle);
    await dataOf(me.POST('/v1/appraisals/{appraisalId}/appeal', { params, body: { reason: words[0] } }));
    const decided = { decision: 'upheld', score: scores[1], reason: words[1] } as const;
    await dataOf(hr2.POST('/v1/appraisals/{appraisalId}/appeal/decide', { params, body: decided }));
    await world.sandbox.setFaults({ filingDown: true });
    await decideRaises(world, cycle);
    await taskOf(world, 'office_unreachable');
    await world.sandbox.setFaults({ filingRefuse: 1 });
    const { subject } = await taskOf(world, 'filing_refused');
    await world.sandbox.setFaults();
    await dataOf(
      world.as('hr1').POST('/v1/filings/{id}/refile', {
        params: { path: { id: Number(subject.split('/')[1]) } },
        body: {},
      }),
    );
    await atStage(world, cycle, 'E0003', 'payout');
    const raised = { baseFen: raisedFen };
    const lines = staff.map((one) => lineOf(one, one.employeeNo === 'E0003' ? raised : {}));
    await loadContributions(world.database, '2026-11', lines, { programme: world.programme });
    const run = await start(world, '2026-11');
    await approve(world, run);
    await runToEnd(world, run);
    for (const employeeNo of cycle.appraisals.keys()) await atStage(world, cycle, employeeNo, 'feedback');
    for (const [employeeNo, id] of cycle.appraisals)
      await dataOf(
        world.as(employeeNo).POST('/v1/appraisals/{appraisalId}/feedback', {
          params: { path: { appraisalId: id } },
          body: {
            appraisalRating: 4,
            benefitRating: 4,
            comment: words[2],
          },
        }),
      );
    await world.client.workflow.getHandle(cycle.workflowId).result();
    return () => world.end();
  });

  test('what is looked for is on record', async () => {
    const { sql } = world.database;
    const found = await sql`
      select s.salary_fen as "salaryFen", f.base_fen as "baseFen", r.score
      from payroll.salaries s join hr.employees e on e.id = s.employee_id
      join benefits.base_filings f on f.employee_id = e.id and f.state = 'accepted' join hr.appraisal_results r on r.employee_id = e.id
      where e.employee_no = 'E0003' and s.superseded_at is null`;
    expect(found[0]).toEqual({ salaryFen: raisedFen, baseFen: raisedFen, score: scores[1] });
    expect(numbersIn(`"salaryFen":${raisedFen},"yuan":"32,796.30" ${scores[1]}`)).toEqual([
      String(raisedFen),
      '32,796.30',
      scores[1],
    ]);
  });

  test('no history, attribute or memo of it names a person, a salary, a base, a score or what was said', async () => {
    const appraisals = await Promise.all([...cycle.appraisals.values()].map((id) => workflowIdOf(world, id)));
    await expectNothingOfPeople(world, [cycle.workflowId, ...appraisals], staff, privateValues(staff));
  });

  test('the cycle and its appraisals can be found by code and stage, and by nothing about people', async () => {
    const of = async (workflowId: string) => {
      const { searchAttributes, memo } = await world.client.workflow.getHandle(workflowId).describe();
      return { searchAttributes, memo: memo ?? {} };
    };
    expect(await of(cycle.workflowId)).toMatchObject({
      searchAttributes: { WulouPeriod: [cycle.code], WulouStage: ['closed'] },
      memo: {},
    });
    const own = await of(await workflowIdOf(world, appraisalOf(cycle, 'E0003')));
    expect(own).toMatchObject({
      searchAttributes: { WulouPeriod: [cycle.code], WulouStage: ['done'] },
      memo: {},
    });
    expect(strange(own.searchAttributes)).toEqual([]);
  });

  test('no table holds an ID number, an account or a phone that can be read', async () => {
    for (const [table, text] of Object.entries(await everyTable(world.database)))
      expect(foundIn(text, privateValues(staff)), table).toEqual([]);
  });

  test('the audit trail and the tasks hold no salary, base or score', async () => {
    const tables = await everyTable(world.database);
    for (const table of ['audit.events', 'hr.tasks']) {
      expect(tables[table]?.length, table).toBeGreaterThan(100);
      expect(numbersIn(tables[table] ?? ''), table).toEqual([]);
    }
  });
});

describe('after a promotion whose base was refused, a change that was withdrawn and a new account', () => {
  const staff = people(3, { salaryFen, baseFen: salaryFen });
  const values = [...privateValues(staff), accountOf(88)];
  let world: World;
  let changes: number[];

  beforeAll(async () => {
    world = await namedWorld('change privacy');
    await loadEmployees(world.database, staff, { today: '2024-01-01' });
    await putOfficeFile(world, '2024-02', staff);
    const of = {
      kind: 'promotion' as const,
      effectiveOn: '2024-03-01',
      position: '班长',
      salaryFen: promotedFen,
    };
    await world.sandbox.setFaults({ filingDown: true });
    const promoted = await enter(world, { ...of, employeeNo: 'E0002', note: words[4] });
    await approveChange(world, promoted);
    await taskOf(world, 'office_unreachable');
    await world.sandbox.setFaults({ filingRefuse: 1 });
    const { subject } = await taskOf(world, 'filing_refused');
    await world.sandbox.setFaults();
    await dataOf(
      world.as('hr1').POST('/v1/filings/{id}/refile', {
        params: { path: { id: Number(subject.split('/')[1]) } },
        body: {},
      }),
    );
    await changeIn(world, promoted, 'done');
    const withdrawn = await enter(world, { ...of, employeeNo: 'E0003' });
    await dataOf(
      world.as('hr2').POST('/v1/changes/{id}/withdraw', {
        params: { path: { id: withdrawn } },
        body: { reason: words[5] },
      }),
    );
    await changeIn(world, withdrawn, 'withdrawn');
    const moved = await enter(world, {
      employeeNo: 'E0001',
      kind: 'account',
      effectiveOn: '2024-03-01',
      account: accountOf(88),
    });
    await dataOf(world.as('finance1').POST('/v1/changes/{id}/approve', { params: { path: { id: moved } } }));
    await changeIn(world, moved, 'done');
    changes = [promoted, withdrawn, moved];
    for (const id of changes) await world.client.workflow.getHandle(`employee-change/${id}`).result();
    return () => world.end();
  });

  test('no history, attribute or memo of them names a person, a salary, a base or what was noted', async () => {
    const ids = changes.map((id) => `employee-change/${id}`);
    await expectNothingOfPeople(world, ids, staff, values);
  });

  test('they can be found by their step, and by nothing about people', async () => {
    for (const id of changes) {
      const { searchAttributes, memo } = await world.client.workflow
        .getHandle(`employee-change/${id}`)
        .describe();
      expect(memo ?? {}).toEqual({});
      expect(strange(searchAttributes)).toEqual([]);
    }
  });

  test('no table holds an ID number, an account or a phone that can be read', async () => {
    for (const [table, text] of Object.entries(await everyTable(world.database)))
      expect(foundIn(text, values), table).toEqual([]);
  });

  test('the audit trail and the tasks hold no salary or base', async () => {
    const tables = await everyTable(world.database);
    for (const table of ['audit.events', 'hr.tasks'])
      expect(numbersIn(tables[table] ?? ''), table).toEqual([]);
    expect(await world.database.sql`select from benefits.bases where base_fen = ${promotedFen}`).toHaveLength(
      1,
    );
  });
});
