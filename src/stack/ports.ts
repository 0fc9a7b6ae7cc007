import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { freePort, isFree } from '../config/free-port.ts';
import { writeFileAtomically } from './home.ts';

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
