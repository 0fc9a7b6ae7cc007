import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from './home.ts';

/*
 * Free ports are drawn from below the range in which the system picks the ports of outgoing connections (32768 on
 * Linux, 49152 elsewhere). Inside that range a client that keeps trying a part which is being restarted can be given
 * the very port it calls, connects to itself, and the part can never bind again.
 */
const lowest = 15_000;
const highest = 31_999;

export const partsWithPort = ['api', 'temporal', 'temporalUi', 'sandbox', 'postgres'] as const;
export type PortOwner = (typeof partsWithPort)[number];
export type Ports = Record<PortOwner, number>;

const titles = {
  api: 'the API',
  temporal: 'Temporal',
  temporalUi: 'the Temporal UI',
  sandbox: 'the sandbox',
  postgres: 'PostgreSQL',
} satisfies Record<PortOwner, string>;

/**
 * A port for each part: the preferred one (0 means any), else the one of the last time, else a free one. Says where
 * a preferred one is taken.
 */
export async function choosePorts(
  home: string,
  preferred: Record<PortOwner, number>,
  progress: (line: string) => void,
): Promise<Ports> {
  const last = readLastPorts(home);
  const chosen = new Set<number>();
  const pick = async (owner: PortOwner): Promise<number> => {
    const wanted = preferred[owner] || last[owner] || 0;
    const port = wanted && !chosen.has(wanted) && (await isFree(wanted)) ? wanted : await freePort(chosen);
    if (preferred[owner] && port !== preferred[owner]) {
      progress(`Port ${preferred[owner]} is taken: ${titles[owner]} will listen on ${port}`);
    }
    chosen.add(port);
    return port;
  };
  return {
    api: await pick('api'),
    temporal: await pick('temporal'),
    temporalUi: await pick('temporalUi'),
    sandbox: await pick('sandbox'),
    postgres: await pick('postgres'),
  };
}

/** Keeps the ports, so that the next start of this home has the same where it may choose. */
export function rememberPorts(home: string, ports: Ports): void {
  writeFileAtomically(join(home, 'ports.json'), `${JSON.stringify(ports, null, 2)}\n`);
}

/** True when a server could listen on this port of 127.0.0.1 now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error),
    );
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

export async function freePort(except: ReadonlySet<number> = new Set()): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const port = randomInt(lowest, highest + 1);
    if (!except.has(port) && (await isFree(port))) return port;
  }
  throw new Error(`No free port between ${lowest} and ${highest}.`);
}

/** For a part that failed at its first start: somebody else may have taken its port since it was chosen. */
export async function replaceTakenPort(ports: Ports, owner: PortOwner): Promise<void> {
  if (!(await isFree(ports[owner]))) ports[owner] = await freePort(new Set(Object.values(ports)));
}

const lastPorts = z.partialRecord(z.enum(partsWithPort), z.number().int().min(1).max(65535));

function readLastPorts(home: string): Partial<Ports> {
  try {
    const parsed = lastPorts.safeParse(JSON.parse(readFileSync(join(home, 'ports.json'), 'utf8')));
    return parsed.success ? parsed.data : {};
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return {};
    throw error;
  }
}
