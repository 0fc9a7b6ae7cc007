import { beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import type { WorkflowCode } from '../../src/db/queries/audit/workflow-code.ts';
import { workflowBundle } from '../../src/worker/workflow-bundle.ts';
import { workflowNames } from '../../src/workflows/contract.ts';
import { breakingCode, changedCode } from '../support/changed-code.ts';
import { approve, load, runToEnd, start, waiting } from '../support/months.ts';
import { people } from '../support/people.ts';
import { startTemporal } from '../support/temporal.ts';
import { testWorld } from '../support/test-world.ts';
import { codeThatRan, upgradeFromUnversioned, upgradeInTheMiddle } from '../support/upgrades.ts';
import { startWorld } from '../support/world.ts';

let mine: WorkflowCode;
let next: WorkflowCode;

beforeAll(async () => {
  mine = await workflowBundle(inject('bundles'));
  next = await breakingCode();
});

/** Code that differs in nothing that a history shows. */
const harmless = (pauseMs: number) =>
  changedCode('workflows/disbursement.ts', 'firstOfficePauseMs = 10_000', `firstOfficePauseMs = ${pauseMs}`);

describe('without versions kept apart', () => {
  test('a history says which code ran', async () => {
    const world = await testWorld();
    const { client, programme, taskQueue } = world;
    const workflowId = `due/${programme}`;
    await client.workflow.execute(workflowNames.disbursementDue, {
      taskQueue,
      workflowId,
      args: [{ programme }],
    });
    expect(await codeThatRan(world, workflowId)).toEqual([mine.buildId]);
  });
});

describe('an upgrade in the middle of a month', () => {
  test('the run finishes on the code that it began on, and the next begins on the new', async () => {
    await upgradeInTheMiddle(await testWorld(), mine, next);
  });

  test('a run of before versions were kept apart goes on with the current code', async () => {
    await upgradeFromUnversioned(await testWorld(), mine);
  });

  test('a run whose code cannot be run any more goes on with the current code, and it is said', async () => {
    const world = await testWorld();
    const old = { ...(await harmless(10_001)), sdkVersion: '0.0.0' };
    const fresh = await harmless(10_002);
    await world.upgrade(old);
    await load(world, '2026-10', people(3));
    const run = await start(world, '2026-10');
    await waiting(world, run, 'approval');
    expect(await world.upgrade(fresh)).toEqual([old.buildId]);
    await approve(world, run);
    await runToEnd(world, run);
    expect(await codeThatRan(world, run.workflowId)).toEqual([old.buildId, fresh.buildId]);
  });
});

test('a server on which versions are switched off runs every month on the newest code', async () => {
  const off = ['--dynamic-config-value', 'system.enableDeploymentVersions=false'];
  const temporal = await startTemporal(() => undefined, off);
  onTestFinished(() => temporal.stop());
  const servers = {
    postgresUrl: inject('postgresUrl'),
    temporalAddress: temporal.address,
    bundles: temporal.bundles,
  };
  const world = await startWorld(servers, 'off');
  onTestFinished(() => world.end());
  await world.upgrade(mine);
  await load(world, '2026-10', people(3));
  const run = await start(world, '2026-10');
  expect(await runToEnd(world, run)).toMatchObject({ paid: 3, omitted: 0 });
  expect(await codeThatRan(world, run.workflowId)).toEqual([mine.buildId]);
});
