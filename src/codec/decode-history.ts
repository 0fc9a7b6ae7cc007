import type { Payload, PayloadCodec } from '@temporalio/common';
import proto, { type temporal } from '@temporalio/proto';
import { isEncrypted } from './payload-codec.ts';

export type History = temporal.api.history.v1.IHistory;
type Failure = temporal.api.failure.v1.IFailure;

const { History: Message } = proto.temporal.api.history.v1;

/**
 * A copy of a history that reads and replays without a key: every payload decoded, and failures with their message and
 * trace. Throws PayloadUnreadable where a key is missing.
 */
export async function decodeHistory(history: History, codec: Pick<PayloadCodec, 'decode'>): Promise<History> {
  const copy = Message.decode(Message.encode(history).finish());
  const { payloads, failures } = partsOf(copy);
  const decoded = await codec.decode(payloads);
  for (const [at, payload] of payloads.entries())
    Object.assign(payload, { metadata: decoded[at]?.metadata, data: decoded[at]?.data });
  for (const failure of failures) restoreWords(failure);
  return copy;
}

interface Parts {
  readonly payloads: Payload[];
  readonly failures: Failure[];
}

/** What of a history is encrypted, and the failures whose words are in a payload. */
function partsOf(part: unknown, found: Parts = { payloads: [], failures: [] }): Parts {
  if (typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) return found;
  if (isEncrypted(part as Payload)) found.payloads.push(part as Payload);
  else for (const inner of Object.values(part)) partsOf(inner, found);
  if ((part as Failure).encodedAttributes) found.failures.push(part as Failure);
  return found;
}

/** Puts a failure's message and trace back to where they stand in a failure that was never encoded. */
function restoreWords(failure: Failure): void {
  const { message, stack_trace: stackTrace } = JSON.parse(
    Buffer.from(failure.encodedAttributes?.data ?? '').toString(),
  );
  Object.assign(failure, { message, stackTrace, encodedAttributes: null });
}
