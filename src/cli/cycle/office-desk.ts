import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 60_000;
const pauseMs = 500;

/**
 * Gives a month's file to the sandbox's office, which issues the months after it from that one. Handing in the same
 * file again changes nothing. @param url the sandbox, which may be restarting.
 */
export async function handToOffice(url: () => string, period: string, file: string): Promise<void> {
  const body = await readFile(file);
  for (const deadline = Date.now() + patienceMs; ; ) {
    const response = await fetch(`${url()}/social-security/contributions/${period}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body,
    }).catch(unreachable);
    if (response?.ok) return;
    if (Date.now() > deadline)
      throw new Error(
        `The sandbox's office at ${url()} does not take the file of ${period}${response ? ` (${response.status})` : ''}.`,
      );
    await pause(pauseMs);
  }
}

/** fetch reports every fault of the network as a TypeError; anything else is a bug. */
function unreachable(error: unknown): null {
  if (error instanceof TypeError) return null;
  throw error;
}
