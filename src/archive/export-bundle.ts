import type { Readable } from 'node:stream';
import { must } from '../domain/assert.ts';
import type { ArchiveStore } from './archive-store.ts';
import { manifestName, trailName } from './bundle.ts';
import { readManifest } from './manifest.ts';
import { writeZip, type ZipPart } from './zip-file.ts';

/**
 * An archive as one zip file, from the store, part by part.
 * @param trail the stretch of the trail that concerns it, as it stands now.
 */
export async function exportBundle(
  store: ArchiveStore,
  manifestSha256: string,
  trail: Buffer,
): Promise<Readable> {
  const content = must(await store.get(manifestSha256), `archived manifest ${manifestSha256}`);
  const manifest = must(readManifest(content), `form of the manifest ${manifestSha256}`);
  const given = (name: string, bytes: Buffer): ZipPart => ({
    name,
    bytes: bytes.length,
    read: async () => bytes,
  });
  return writeZip([
    given(manifestName, content),
    given(trailName, trail),
    ...manifest.entries.map(({ name, bytes, sha256 }) => ({
      name,
      bytes,
      read: async () => must(await store.get(sha256), `archived object ${sha256}`),
    })),
  ]);
}
