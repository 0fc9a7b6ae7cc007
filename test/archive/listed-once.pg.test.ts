import { beforeEach, describe, expect, test } from 'vitest';
import { archiveTree } from '../../src/archive/archive-histories.ts';
import type { Execution, HistorySource } from '../../src/archive/history-source.ts';
import { postgresStore } from '../../src/archive/postgres-store.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});

const workflowId = 'appraisal/2024/1';
const hour = 3_600_000;

interface Kept {
  readonly runId: string;
  /** How long ago it began. */
  readonly hours: number;
  readonly isRunning?: boolean;
  readonly isUnlisted?: boolean;
  readonly continuedFrom?: string;
}

/** A server that has these executions of one workflow, and counts how often it had to list them. */
function serverWith(...kept: Kept[]) {
  const server = { kept, lists: 0 };
  const executionOf = ({ runId, hours, isRunning = false }: Kept): Execution => {
    const startedAt = new Date(Date.now() - hours * hour).toISOString();
    return {
      ...{ runId, type: 'appraisal', isRunning, startedAt },
      ...{ outcome: isRunning ? 'running' : 'completed', closedAt: isRunning ? null : startedAt },
    };
  };
  const source: HistorySource = {
    async executions() {
      server.lists += 1;
      return server.kept.filter(({ isUnlisted }) => !isUnlisted).map(executionOf);
    },
    async execution(_id, runId) {
      const found = runId ? server.kept.find((one) => one.runId === runId) : server.kept.at(-1);
      return found ? executionOf(found) : null;
    },
    async history(_id, runId) {
      const continuedExecutionRunId = server.kept.find((one) => one.runId === runId)?.continuedFrom ?? '';
      const workflowExecutionStartedEventAttributes = {
        workflowType: { name: 'appraisal' },
        continuedExecutionRunId,
      };
      return { events: [{ workflowExecutionStartedEventAttributes }] };
    },
  };
  const archive = async () => {
    const desk = { sql: database.sql, store: postgresStore(database.sql), source };
    const histories = await archiveTree(desk, [{ workflowId, type: 'appraisal' }]);
    return histories?.map(({ runId }) => runId) ?? null;
  };
  return { server, archive };
}

describe('a workflow that is archived already', () => {
  test('is not listed again, however often its cycle is looked at', async () => {
    const { server, archive } = serverWith(
      { runId: 'one', hours: 90, isUnlisted: true },
      { runId: 'two', hours: 50, continuedFrom: 'one' },
    );
    expect((await archive())?.sort()).toEqual(['one', 'two']);
    for (let again = 0; again < 3; again += 1) expect(await archive()).toEqual(['one', 'two']);
    expect(server.lists).toBe(1);
  });

  test('and was begun again since is waited for, then archived with it', async () => {
    const { server, archive } = serverWith({ runId: 'one', hours: 90 });
    await archive();
    server.kept = [
      { runId: 'one', hours: 90 },
      { runId: 'again', hours: 3, isRunning: true },
    ];
    expect(await archive()).toBeNull();
    server.kept = [
      { runId: 'one', hours: 90 },
      { runId: 'again', hours: 3 },
    ];
    expect(await archive()).toEqual(['one', 'again']);
    expect(server.lists).toBe(3);
    expect(await archive()).toEqual(['one', 'again']);
    expect(server.lists).toBe(3);
  });

  test('just after it was begun again is listed again: the list may have been behind', async () => {
    const { server, archive } = serverWith(
      { runId: 'short', hours: 0.1, isUnlisted: true },
      { runId: 'latest', hours: 0.1 },
    );
    expect(await archive()).toEqual(['latest']);
    server.kept = server.kept.map(({ isUnlisted: _, ...one }) => one);
    expect((await archive())?.sort()).toEqual(['latest', 'short']);
  });

  test('and forgotten since is as it was, without a list', async () => {
    const { server, archive } = serverWith({ runId: 'one', hours: 90 });
    await archive();
    server.kept = [];
    expect(await archive()).toEqual(['one']);
    expect(server.lists).toBe(1);
  });
});

test('a workflow that is not known any more, and of which nothing is archived, is lost', async () => {
  const { archive } = serverWith();
  expect(await archive()).toEqual(['']);
  expect(await archive()).toEqual(['']);
});
