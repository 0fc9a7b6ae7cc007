import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { crc32 } from 'node:zlib';
import { hashOf } from './archive-store.ts';
import { type Bundle, manifestName, trailName } from './bundle.ts';
import { type BundleFault, faultAt } from './bundle-fault.ts';
import type { Manifest } from './manifest.ts';
import { writeZip } from './zip-file.ts';

/** Every part that the manifest names is there as it was archived, and there is no other. */
export async function verifyParts(
  bundle: Bundle,
  manifest: Manifest,
): Promise<{ faults: BundleFault[]; damaged: Set<string> }> {
  const faults: BundleFault[] = [];
  const damaged = new Set<string>();
  const wrong = (name: string, en: string, zh: string): void => {
    damaged.add(name);
    faults.push(faultAt(name, en, zh));
  };
  for (const { name, sha256 } of manifest.entries) {
    // Bytes that the reader refuses are not those that were archived.
    const content = await bundle.read(name).catch(() => 'unreadable' as const);
    if (content === null) wrong(name, 'It was removed.', '该部分已被删除。');
    else if (content === 'unreadable' || hashOf(content) !== sha256)
      wrong(name, 'It was changed: its SHA-256 is another one.', '该部分已被改动：SHA-256 不符。');
  }
  const named = new Set([manifestName, trailName, ...manifest.entries.map(({ name }) => name)]);
  const seen = new Set<string>();
  for (const { name } of bundle.parts) {
    if (!named.has(name))
      wrong(name, 'It was added: the manifest does not name it.', '多出的部分：归档目录中没有。');
    if (seen.has(name)) wrong(name, 'There are two of this name.', '同名部分出现两次。');
    seen.add(name);
  }
  return { faults, damaged };
}

/**
 * The file is, byte by byte, what is written of its parts in the order of the manifest. Where it is not, a part is named
 * whose checksum in the zip file's directory is not that of its bytes: unpacking it would fail.
 */
export async function verifyContainer(bundle: Bundle, manifest: Manifest): Promise<BundleFault[]> {
  const rewritten = createHash('sha256');
  const order = new Map(
    [manifestName, trailName, ...manifest.entries.map(({ name }) => name)].map((name, place) => [
      name,
      place,
    ]),
  );
  const placeOf = ({ name }: { name: string }): number => order.get(name) ?? order.size;
  const parts = [...bundle.parts].sort((one, other) => placeOf(one) - placeOf(other));
  for await (const chunk of writeZip(parts)) rewritten.update(chunk as Buffer);
  const found = createHash('sha256');
  for await (const chunk of createReadStream(bundle.path)) found.update(chunk as Buffer);
  if (found.digest('hex') === rewritten.digest('hex')) return [];
  const faults = [
    faultAt(
      'zip',
      'The parts are as they were archived, but the zip file around them was changed.',
      '各部分与归档时一致，但外层 zip 文件已被改动。',
    ),
  ];
  for (const part of parts)
    if (crc32(await part.read()) !== part.crc32)
      faults.push(
        faultAt(
          part.name,
          'Its bytes are as they were archived, but its checksum in the zip file is another one.',
          '内容与归档时一致，但 zip 文件中的校验和不符。',
        ),
      );
  return faults;
}
