import { join } from 'node:path';
import { freePort } from '../config/free-port.ts';
import { startBinary } from './part-process.ts';
import { type Ports, replaceTakenPort } from './ports.ts';
import type { PartPlan } from './supervised-part.ts';
import { connectTemporal, prepareNamespace } from './temporal-namespace.ts';

export const embeddedNamespace = 'wulou';

/**
 * How to run the embedded Temporal server, with its state in HOME/temporal.db.
 * @param inside where its UI listens is put there at every start: people use another port, see temporal-ui.ts.
 * @param more options of its own.
 */
export function planTemporal(
  home: string,
  program: string,
  ports: Ports,
  env: Record<string, string>,
  inside: { uiPort: number },
  more: readonly string[] = [],
): PartPlan {
  // The CLI reads TEMPORAL_* as settings of its own.
  const ownEnv = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('TEMPORAL_')));
  return {
    name: 'temporal',
    title: 'Temporal',
    home,
    launch: async (log) => {
      inside.uiPort = await freePort(new Set(Object.values(ports)));
      const args = [
        'server',
        'start-dev',
        '--db-filename',
        join(home, 'temporal.db'),
        '--namespace',
        embeddedNamespace,
      ];
      args.push('--ip', '127.0.0.1', '--port', String(ports.temporal));
      args.push('--ui-ip', '127.0.0.1', '--ui-port', String(inside.uiPort));
      // Three times as fast; after a crash of the machine the last moments may be lost, not the file.
      args.push(
        '--sqlite-pragma',
        'journal_mode=wal',
        '--sqlite-pragma',
        'synchronous=normal',
        '--log-level',
        'error',
        ...more,
      );
      return startBinary({
        command: program,
        args,
        account: null,
        stopSignal: 'SIGTERM',
        wholeGroup: false,
        env: ownEnv,
        logFd: log.fd,
      });
    },
    ready: async (_running, _log, signal) => {
      const connection = await connectTemporal(`127.0.0.1:${ports.temporal}`, embeddedNamespace, signal);
      try {
        await prepareNamespace(connection, embeddedNamespace);
      } finally {
        await connection.close();
      }
    },
    beforeRetry: () => replaceTakenPort(ports, 'temporal'),
    readyWithinMs: 120_000,
    patienceMs: 5_000,
  };
}
