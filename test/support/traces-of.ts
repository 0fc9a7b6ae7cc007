import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a value may stand somewhere: as it is, in hexadecimal, or within something in base64, wherever it begins. */
export function formsOf(value: string): string[] {
  const bytes = Buffer.from(value, 'utf8');
  const hex = bytes.toString('hex');
  const within = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The first and the last characters hold bits of what stands before and after.
    return text.slice(offset === 0 ? 0 : offset + 1, (bytes.length + offset) % 3 === 0 ? undefined : -1);
  });
  return [value, hex, hex.toUpperCase(), ...within, ...within.map(urlSafe)];
}

const urlSafe = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');

/**
 * The files below some folders in which any form of any value stands, as `path`. The patterns lie in `scratch`, which
 * must not be among the folders.
 */
export function filesWith(folders: readonly string[], values: readonly string[], scratch: string): string[] {
  const patterns = join(scratch, 'patterns');
  writeFileSync(patterns, `${values.flatMap(formsOf).join('\n')}\n`);
  const found = spawnSync('grep', ['-rlaF', '--devices=skip', '-f', patterns, ...folders], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, LC_ALL: 'C' },
  });
  // 1: nothing was found. A file that went away while it was read is none.
  if (found.status !== 0 && found.status !== 1 && !/No such file/.test(found.stderr))
    throw new Error(`grep ended with ${found.status}: ${found.stderr}`);
  return found.stdout.split('\n').filter((path) => path !== '');
}

/** Which of the values stand in some bytes, in any form. */
export function valuesIn(bytes: Buffer, values: readonly string[]): string[] {
  return values.filter((value) => formsOf(value).some((form) => bytes.includes(form)));
}
