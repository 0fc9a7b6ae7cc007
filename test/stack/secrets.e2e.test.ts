import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { secretVariables } from '../../src/config/stack-environment.ts';
import { bootStack } from '../../src/stack/boot.ts';
import { standIns } from './stand-ins/programs.ts';
import { temporaryHome } from './temporary-home.ts';

let place: ReturnType<typeof temporaryHome>;
beforeEach(() => {
  place = temporaryHome();
});
afterEach(() => place.remove(), 30_000);

/** The secrets in the environment that a process was started with. */
const secretsOf = (pid: number | null) => {
  const names = readFileSync(`/proc/${pid}/environ`, 'utf8')
    .split('\0')
    .map((variable) => variable.split('=')[0]);
  return secretVariables.filter((name) => names.includes(name));
};

test('whoever may run a program on the database server finds no master key there: worker and API alone inherit it', async () => {
  const stack = await bootStack(
    {
      home: place.home,
      ports: { api: 0, temporal: 0, temporalUi: 0, sandbox: 0 },
      progress: () => undefined,
      env: Object.fromEntries(secretVariables.map((name) => [name, 'canary'])),
    },
    standIns,
  );
  try {
    const { postgres, temporal, sandbox, worker, api } = stack.description;
    for (const { pid } of [postgres, temporal, sandbox]) expect(secretsOf(pid)).toEqual([]);
    for (const { pid } of [worker, api]) expect(secretsOf(pid)).toEqual([...secretVariables]);
  } finally {
    await stack.stop();
  }
}, 60_000);
