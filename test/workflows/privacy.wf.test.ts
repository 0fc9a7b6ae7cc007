import { beforeAll, describe, expect, test } from 'vitest';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { noticeDeliveryId, paymentBatchId } from '../../src/workflows/contract.ts';
import { textOf } from '../support/history-file.ts';
import {
  approve,
  endCorrections,
  fix,
  load,
  otherName,
  runToEnd,
  start,
  until,
  waiting,
} from '../support/months.ts';
import { people, person } from '../support/people.ts';
import { everyTable, foundIn, privateValues } from '../support/plain-text.ts';
import { namedWorld } from '../support/test-world.ts';
import type { World } from '../support/world.ts';

const staff = people(6);
const names = [...staff.map((one) => one.name), otherName.name ?? ''];

describe('after a month with refusals, corrections and messages', () => {
  let world: World;
  let run: Run;

  beforeAll(async () => {
    world = await namedWorld('privacy');
    await world.sandbox.setFaults({ seed: 4, refuse: 0.4, transient: 0.3 });
    await load(world, '2026-10', staff, { E0002: otherName, E0003: otherName });
    run = await start(world, '2026-10', { correctionWindowMs: 600_000 });
    await approve(world, run);
    await waiting(world, run, 'corrections');
    await fix(world, run, 'E0002', { name: person(2).name, note: 'seen the ID card' });
    await approve(world, run);
    await until(
      'the second round',
      async () =>
        (
          await world.database.sql`
      select from finance.batches where run_id = ${run.id} and round = 2 and state = 'answered'`
        ).length > 0,
    );
    await endCorrections(world, run);
    await runToEnd(world, run);
    const delivery = world.client.workflow.getHandle(noticeDeliveryId(world.programme, '2026-10', run.id));
    await delivery.result();
    return () => world.end();
  });

  test('no table holds an ID number, an account or a phone that can be read', async () => {
    for (const [table, text] of Object.entries(await everyTable(world.database)))
      expect(foundIn(text, privateValues(staff)), table).toEqual([]);
  });

  test('no history holds a name, an ID number, an account, a phone or an amount of a person', async () => {
    const batches = await world.database.sql<{ id: number }[]>`select id from finance.batches`;
    const ids = [
      run.workflowId,
      ...batches.map(({ id }) => paymentBatchId(world.programme, '2026-10', id)),
      noticeDeliveryId(world.programme, '2026-10', run.id),
    ];
    for (const id of ids) {
      const text = textOf(await world.history(id));
      expect(text).toContain('runId');
      expect(foundIn(text, [...privateValues(staff), ...names]), id).toEqual([]);
    }
  });

  test('the run can be found by programme, month and stage, and by nothing about people', async () => {
    const { searchAttributes, memo } = await world.client.workflow.getHandle(run.workflowId).describe();
    expect(searchAttributes).toMatchObject({
      WulouProgramme: [world.programme],
      WulouPeriod: ['2026-10'],
      WulouStage: ['closed'],
      WulouHeld: [0],
    });
    expect(memo ?? {}).toEqual({});
  });

  test('what is exported names people as HR must, and shows no ID number, account or phone', async () => {
    for (const table of ['list', 'exceptions', 'certificate']) {
      const path = `/v1/disbursements/${run.id}/export/${table}?format=csv`;
      const text = await world.text(path, 'hr1');
      expect(text.length).toBeGreaterThan(20);
      expect(foundIn(text, privateValues(staff)), table).toEqual([]);
    }
  });
});
