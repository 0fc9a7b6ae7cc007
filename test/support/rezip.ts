import { writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { openZip, writeZip } from '../../src/archive/zip-file.ts';

/** The parts of a zip file by name, in their order. */
export async function partsOf(path: string): Promise<Map<string, Buffer>> {
  const zip = await openZip(path);
  const parts = new Map<string, Buffer>();
  for (const part of zip.parts) parts.set(part.name, await part.read());
  zip.close();
  return parts;
}

/** Parts written as a bundle is written: only what is in them tells that it is another one. */
export function zipBytes(parts: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const given = [...parts].map(([name, content]) => ({
    name,
    bytes: content.length,
    read: async () => content,
  }));
  return buffer(writeZip(given));
}

export async function zipOf(parts: ReadonlyMap<string, Buffer>, path: string): Promise<string> {
  writeFileSync(path, await zipBytes(parts));
  return path;
}
