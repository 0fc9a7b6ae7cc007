import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sealTrail } from '../../src/keys/seal-trail.ts';
import { noticeDeliveryId } from '../../src/workflows/contract.ts';
import { archiveNow, exportTo, keyIn, replaysOf, sealingMasters, verdictOf } from '../support/archives.ts';
import { load, month } from '../support/months.ts';
import { people } from '../support/people.ts';
import { isS3ServerThere, type S3Server, startS3Server } from '../support/s3-server.ts';
import { namedWorld } from '../support/test-world.ts';
import type { World } from '../support/world.ts';

/** Skipped where no S3 server is installed: see test/support/s3-server.ts. */
describe.skipIf(!isS3ServerThere)('where archives lie in a bucket', () => {
  let server: S3Server;
  let world: World;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'wulou-bucket-'));
    server = await startS3Server();
    world = await namedWorld('archives in a bucket', {}, { bucket: server.place });
    return async () => {
      await world.end();
      await server.stop();
      rmSync(folder, { recursive: true });
    };
  });

  test('a month is archived there and exported from there; nothing of it lies in the database', async () => {
    await load(world, '2026-10', people(3));
    const { run } = await month(world, '2026-10');
    await world.client.workflow.getHandle(noticeDeliveryId(world.programme, '2026-10', run.id)).result();
    // The database says that it is closed before its workflow has ended.
    await world.client.workflow.getHandle(run.workflowId).result();
    expect(await archiveNow(world)).toEqual({ archived: 1, left: 0 });
    await sealTrail(world.database.sql, sealingMasters);
    expect(await world.database.sql`select from audit.archive_objects`).toHaveLength(0);
    const [path, key] = [join(folder, 'bundle.zip'), join(folder, 'bundle.key')];
    await exportTo(world, run.workflowId, path, key);
    expect(await verdictOf(path, keyIn(key))).toMatchObject({ faults: [], opened: true });
    expect(new Set((await replaysOf(path)).map((line) => line.split(': ')[1]))).toEqual(new Set(['replays']));
  });
});
