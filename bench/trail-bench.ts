import { randomBytes } from 'node:crypto';
import { verifyTrail } from '../src/db/queries/audit/verify-trail.ts';
import { sealKeysOf, sealTrail } from '../src/keys/seal-trail.ts';
import { cloneDatabase, startPostgres, type TestDatabase } from '../test/support/postgres.ts';
import { median } from './measure.ts';

export interface TrailResults {
  readonly events: number;
  /** All of them, read from the database and verified, seals included. */
  readonly verifyMs: number;
  /** Ten thousand events by one statement, with the chain and without. */
  readonly chainedMs: number;
  readonly unchainedMs: number;
}

const atOnce = 10_000;
const sealEvery = 10;

/** Fills a trail with so many events, sealed now and then, and verifies it whole; medians of the repetitions. */
export async function measureTrail(
  { events, repetitions }: { events: number; repetitions: number },
  say: (line: string) => void,
): Promise<TrailResults> {
  const server = await startPostgres();
  try {
    const database = await cloneDatabase(server.address);
    const master = { id: 'm-bench', bytes: randomBytes(32), isDemo: false };
    const masters = { current: master, all: [master], former: null };
    const chained: number[] = [];
    for (let written = 0; written < events; written += atOnce) {
      chained.push(await timed(() => write(database)));
      if ((written / atOnce) % sealEvery === 0) await sealTrail(database.sql, masters);
    }
    await sealTrail(database.sql, masters);
    await database.sql`analyze audit.events, audit.chain`;
    say(`  ${events.toLocaleString('en')} events are in the trail`);
    const verified: number[] = [];
    for (let repetition = 0; repetition < repetitions; repetition += 1)
      verified.push(
        await timed(async () => {
          const believed = [sealKeysOf(masters).current.key];
          const verdict = await verifyTrail(database.sql, { believed, copies: [] });
          if (verdict.fault || verdict.unchained !== null || verdict.entries < events)
            throw new Error('the trail does not hold');
        }),
      );
    const unchained: number[] = [];
    await database.sql`alter table audit.events disable trigger chain_event`;
    for (let repetition = 0; repetition < repetitions; repetition += 1)
      unchained.push(await timed(() => write(database)));
    await database.drop();
    return {
      events,
      verifyMs: median(verified),
      chainedMs: median(chained),
      unchainedMs: median(unchained),
    };
  } finally {
    await server.stop();
  }
}

const write = ({ sql }: TestDatabase) => sql`
  insert into audit.events (actor, action, subject, details)
  select 'finance1', 'item_corrected', 'run/12/employee/E' || n, jsonb_build_object('fields', 'account,bank', 'round', n % 3)
  from generate_series(1, ${atOnce}::int) n`;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begunAt = performance.now();
  await work();
  return performance.now() - begunAt;
}
