/**
 * `node --import tsx bench/cluster.ts`: the month of 10,000 on the embedded default, then with the real Temporal server
 * on PostgreSQL from the system's packages, then with Wulou's own database on that PostgreSQL, too. Once each, all on
 * this machine, so what a network adds is not in it. Saves bench/cluster-results.json; `--quick` tries it small.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { startSystemPostgres } from '../test/cluster/system-postgres.ts';
import { createNamespace, serverVersion, startTemporalServer } from '../test/cluster/temporal-server.ts';
import { onStack } from './bench-stack.ts';
import { silenceWorkers } from './one-each.ts';
import { writeOrganisation } from './organisation.ts';
import { stackMonth } from './stack-month.ts';

const quick = process.argv.includes('--quick');
const folder = mkdtempSync(join(tmpdir(), 'wulou-bench-files-'));
const namespace = 'benefits';
const say = (line: string): void => console.log(line);

silenceWorkers();
const server = await startSystemPostgres(true);
const temporal = await startTemporalServer(server, say, true);
try {
  await createNamespace(temporal, namespace);
  const admin = postgres(server.url('postgres'), { max: 1, fetch_types: false });
  await admin`create database wulou`;
  await admin.end();
  const files = writeOrganisation(folder, quick ? 500 : 10_000);
  const onCluster = { ...temporal.env, TEMPORAL_NAMESPACE: namespace };
  const measure = async (what: string, env: Record<string, string>) => {
    Object.assign(process.env, env); // As one who starts it would have it.
    const month = await onStack((stack) => stackMonth(stack, files), env);
    say(
      `${what}: ${(month.totalMs / 1_000).toFixed(1)} s, ${Math.round(month.payPerSecond)} transfers a second`,
    );
    return month;
  };
  const results = {
    at: new Date().toISOString(),
    machine: { cpus: availableParallelism(), model: cpus()[0]?.model, node: process.version },
    postgres: server.version,
    temporal: serverVersion,
    embedded: await measure('embedded', {}),
    realTemporal: await measure('the real Temporal server', { ...onCluster, WULOU_TASK_QUEUE: 'first' }),
    // Its month has the workflow ids of the one before: it gets a namespace of its own.
    bothOnPostgres: await createNamespace(temporal, 'second').then(() =>
      measure("both on the system's PostgreSQL", {
        ...onCluster,
        TEMPORAL_NAMESPACE: 'second',
        DATABASE_URL: server.url('wulou'),
      }),
    ),
  };
  if (!quick)
    writeFileSync(new URL('cluster-results.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
} finally {
  await temporal.stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
