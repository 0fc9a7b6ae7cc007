import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { deliveryStarter } from '../../src/worker/delivery-starter.ts';
import { noticeDeliveryId } from '../../src/workflows/contract.ts';
import { approve, fix, load, month, otherName, runToEnd, start, until, waiting } from '../support/months.ts';
import { people, person } from '../support/people.ts';
import { testWorld } from '../support/test-world.ts';
import type { World } from '../support/world.ts';

const noticesOf = ({ database }: World, run: Run) => database.sql<
  { employeeNo: string; kind: string; sms: string; zh: string }[]
>`
  select e.employee_no as "employeeNo", n.kind, n.sms_state as sms, n.text_zh as zh from benefits.notices n
  join hr.employees e on e.id = n.employee_id where n.run_id = ${run.id} order by e.employee_no, n.id`;
const smsSent = async ({ sandbox }: World) =>
  ((await (await fetch(`${sandbox.baseUrl}/sms/count`)).json()) as { sent: number }).sent;
const allSent = (world: World, run: Run) =>
  until('every SMS', async () => (await noticesOf(world, run)).every((notice) => notice.sms !== 'pending'));

describe('everybody', () => {
  test('gets one message when the month is settled: the paid, the held and those at zero', async () => {
    const world = await testWorld();
    await load(world, '2026-10', [person(1), person(2), person(3, { leftOn: '2026-09-01' })], {
      E0002: otherName,
    });
    const { run } = await month(world, '2026-10');
    await allSent(world, run);
    const notices = await noticesOf(world, run);
    expect(notices.map(({ employeeNo, kind, sms }) => `${employeeNo} ${kind} ${sms}`)).toEqual([
      'E0001 paid sent',
      'E0002 held sent',
      'E0003 zero sent',
    ]);
    expect(notices[0]?.zh).toContain('129.00 元');
    expect(await smsSent(world)).toBe(3);
  });

  test('without a phone is told in the app', async () => {
    const world = await testWorld();
    await load(world, '2026-10', [person(1), person(2, { phone: null })]);
    const { run } = await month(world, '2026-10');
    await allSent(world, run);
    expect((await noticesOf(world, run)).map((notice) => notice.sms)).toEqual(['sent', 'no_phone']);
    expect(await smsSent(world)).toBe(1);
  });

  test('is told once, also where a second round of the month tells more', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(3), { E0002: otherName });
    const run = await start(world, '2026-10', { correctionWindowMs: 600_000 });
    await approve(world, run);
    await waiting(world, run, 'corrections');
    await fix(world, run, 'E0002', { name: person(2).name });
    await runToEnd(world, run);
    await allSent(world, run);
    expect((await noticesOf(world, run)).map(({ employeeNo, kind }) => `${employeeNo} ${kind}`)).toEqual([
      'E0001 paid',
      'E0002 held',
      'E0002 paid',
      'E0003 paid',
    ]);
    expect(await smsSent(world)).toBe(4);
  });
});

describe('a delivery that was lost', () => {
  const handle = (world: World, run: Run) =>
    world.client.workflow.getHandle(noticeDeliveryId(world.programme, run.period, run.id));
  async function lostWith(world: World): Promise<Run> {
    await world.sandbox.setFaults({ smsDown: true });
    await load(world, '2026-10', people(3));
    const { run } = await month(world, '2026-10');
    await handle(world, run).terminate();
    return run;
  }

  test('is started again by the worker, of a run that is closed too, and is found like the first', async () => {
    const world = await testWorld({}, { lookEveryMs: 50 });
    const run = await lostWith(world);
    await world.sandbox.setFaults();
    await allSent(world, run);
    expect(await smsSent(world)).toBe(3);
    expect(await handle(world, run).describe()).toMatchObject({
      searchAttributes: {
        WulouProgramme: [world.programme],
        WulouPeriod: ['2026-10'],
        WulouStage: ['notify'],
      },
    });
    // The run's archive has both: it waited for the second.
    const archived = await until('the archive', async () => {
      const rows = await world.database.sql<{ outcome: string }[]>`
        select h.outcome from audit.archived_histories h
        where h.type = 'noticeDelivery' and exists (select from audit.archives where subject = ${run.workflowId})
        order by h.started_at`;
      return rows.length > 0 && rows.map(({ outcome }) => outcome);
    });
    expect(archived).toEqual(['terminated', 'completed']);
  });

  test('is one for all who look, and one that runs is left alone', async () => {
    const world = await testWorld();
    const run = await lostWith(world);
    const { find, act } = deliveryStarter(world.database.sql, world.client, world.taskQueue);
    const found = await find();
    expect(found.map(({ runId }) => runId)).toEqual([run.id]);
    await Promise.all([act(found), act(found)]);
    const { runId } = await handle(world, run).describe();
    await act(found);
    expect((await handle(world, run).describe()).runId).toBe(runId);
    await world.sandbox.setFaults();
    expect(await handle(world, run).result()).toEqual({ sent: 3 });
    expect(await find()).toEqual([]);
  });
});

describe('an SMS gateway that is down', () => {
  test('delays no payment, and gets every message once when it is back', async () => {
    const world = await testWorld();
    await world.sandbox.setFaults({ smsDown: true });
    await load(world, '2026-10', people(3));
    const { run, report } = await month(world, '2026-10');
    expect(report).toMatchObject({ state: 'closed', paid: 3 });
    expect(await smsSent(world)).toBe(0);
    await world.sandbox.setFaults();
    await allSent(world, run);
    expect(await smsSent(world)).toBe(3);
    const delivery = world.client.workflow.getHandle(noticeDeliveryId(world.programme, '2026-10', run.id));
    expect(await delivery.result()).toEqual({ sent: 3 });
  });
});
