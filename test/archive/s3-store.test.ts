import { randomBytes } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ArchiveStore, hashOf, ObjectDamaged } from '../../src/archive/archive-store.ts';
import { type S3Place, StoreFault, s3Store } from '../../src/archive/s3-store.ts';
import { isS3ServerThere, startS3Server } from '../support/s3-server.ts';

/** Skipped where no S3 server is installed: see test/support/s3-server.ts. */
describe.skipIf(!isS3ServerThere)('a bucket', () => {
  let place: S3Place;
  let store: ArchiveStore;
  beforeAll(async () => {
    const server = await startS3Server();
    place = server.place;
    store = s3Store(place);
    return server.stop;
  });
  const content = randomBytes(3_000_000);

  test('gives back what was put, under its digest; putting it again changes nothing', async () => {
    const hash = hashOf(content);
    expect(await store.has(hash)).toBe(false);
    expect(await store.get(hash)).toBeNull();
    expect(await store.put(content)).toBe(hash);
    expect(await store.put(content)).toBe(hash);
    expect(await store.has(hash)).toBe(true);
    expect((await store.get(hash))?.equals(content)).toBe(true);
    expect(await store.put(Buffer.alloc(0))).toBe(hashOf(Buffer.alloc(0)));
  });

  test('whose bytes somebody exchanged is found out when they are read', async () => {
    const hash = await store.put(Buffer.from('as it was'));
    const { accessKeyId, secretAccessKey, region } = place;
    const aws = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
    const changed = await aws.fetch(`${place.endpoint}/${place.bucket}/${place.prefix}${hash}`, {
      method: 'PUT',
      body: 'as it is now',
    });
    expect(changed.ok).toBe(true);
    await expect(store.get(hash)).rejects.toThrow(ObjectDamaged);
  });

  test('that refuses says so, and is taken neither for an empty one nor for one that has it all', async () => {
    const stranger = s3Store({ ...place, secretAccessKey: 'another' });
    const elsewhere = s3Store({ ...place, bucket: 'not-there' });
    await expect(stranger.get(hashOf(content))).rejects.toThrow(StoreFault);
    await expect(stranger.has(hashOf(content))).rejects.toThrow(StoreFault);
    await expect(stranger.put(content)).rejects.toThrow(StoreFault);
    await expect(elsewhere.put(Buffer.from('new'))).rejects.toThrow(StoreFault);
  });
});
