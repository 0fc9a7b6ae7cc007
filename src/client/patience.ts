import { setTimeout as pause } from 'node:timers/promises';

/** Between two askings, where the API does not say how long. */
const pauseMs = 300;

/**
 * Sends until there is an answer: an API that is being restarted, or whose database is, is waited for, and one that is
 * asked too often is asked again when it says.
 * @returns when the patience has come to its end, the answer that there is, or null without any.
 */
export async function patiently(send: () => Promise<Response>, patienceMs: number): Promise<Response | null> {
  for (const deadline = Date.now() + patienceMs; ; ) {
    const response = await send().then(whole).catch(networkFault);
    const waitMs = response ? waitMsAfter(response) : pauseMs;
    if (waitMs === null || Date.now() + waitMs > deadline) return response;
    await pause(waitMs);
  }
}

/** An answer that breaks off is no answer; a stream of events has no end to wait for. */
async function whole(response: Response): Promise<Response> {
  const { status, statusText, headers, body } = response;
  if (body === null || headers.get('content-type')?.startsWith('text/event-stream')) return response;
  return new Response(await response.arrayBuffer(), { status, statusText, headers });
}

/**
 * Null: the answer stands. So does it that too many log-ins failed, though calls remain: a person is to know at once.
 * A conflict that says when to ask again is with this very request, sent before and still being done.
 */
function waitMsAfter({ status, headers }: Response): number | null {
  const isPassing =
    status === 503 ||
    (status === 429 && headers.get('ratelimit-remaining') === '0') ||
    (status === 409 && headers.has('retry-after'));
  return isPassing ? Math.max(pauseMs, Number(headers.get('retry-after')) * 1_000) : null;
}

/** fetch reports every fault of the network as a TypeError, and its time-out as such; anything else is a bug. */
function networkFault(error: unknown): null {
  if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError'))
    return null;
  throw error;
}
