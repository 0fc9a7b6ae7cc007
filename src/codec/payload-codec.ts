import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { PayloadKeys } from '../keys/keyring.ts';
import { seal, unseal } from '../keys/sealing.ts';

const { Payload: Message } = proto.temporal.api.common.v1;

const encoding = 'binary/encrypted';
const keyIdField = 'encryption-key-id';
const encodingBytes = Buffer.from(encoding);

/** No key of ours opens it, or it was tampered with. The message names the key, and nothing of what is inside. */
export class PayloadUnreadable extends Error {
  constructor(keyId: string, why: string) {
    super(`A payload under the key ${keyId} cannot be read: ${why}`);
    this.name = 'PayloadUnreadable';
  }
}

/**
 * What goes through Temporal, encrypted: AES-256-GCM under a payload key that is named in the metadata, over the whole
 * payload with its own metadata. What was written plain, by an older version or by another program, is read as it is.
 * Text for the Temporal UI stays plain (see isText).
 * @param options.encrypts false: nothing new is encrypted; what is there is read.
 */
export function createPayloadCodec(keys: PayloadKeys, options: { readonly encrypts: boolean }): PayloadCodec {
  return {
    async encode(payloads) {
      return options.encrypts
        ? payloads.map((payload) => (isText(payload) ? payload : encrypt(payload, keys)))
        : payloads;
    },
    decode: (payloads) =>
      Promise.all(payloads.map(async (payload) => (isEncrypted(payload) ? decrypt(payload, keys) : payload))),
  };
}

export const isEncrypted = ({ metadata }: Payload): boolean =>
  metadata?.encoding != null && encodingBytes.equals(metadata.encoding);

/**
 * A single piece of text and no object: summaries and details for the Temporal UI, and words such as `closed` that a
 * workflow ends with. Calls take and give objects, so nothing else is one (test/codec/text-payloads.test.ts).
 */
function isText({ metadata, data }: Payload): boolean {
  const quote = 0x22;
  return data?.[0] === quote && Buffer.from(metadata?.encoding ?? '').toString() === 'json/plain';
}

function encrypt(payload: Payload, keys: PayloadKeys): Payload {
  const { id, key } = keys.current();
  const plain = Message.encode(payload).finish();
  return {
    metadata: { encoding: encodingBytes, [keyIdField]: Buffer.from(id) },
    data: seal(key, plain, bindingOf(id)),
  };
}

async function decrypt({ metadata, data }: Payload, keys: PayloadKeys): Promise<Payload> {
  const id = Buffer.from(metadata?.[keyIdField] ?? '').toString();
  const found = await keys.find(id);
  if (!found) throw new PayloadUnreadable(id, 'there is no such key here');
  const plain = unseal(found.key, data ?? new Uint8Array(), bindingOf(id));
  if (!plain) throw new PayloadUnreadable(id, 'it was changed, or is under another key of that name');
  return Message.decode(plain);
}

/** It opens as a payload of this key alone, and not as anything else that a key of ours encrypts. */
const bindingOf = (keyId: string): Buffer => Buffer.from(JSON.stringify(['wulou/temporal-payload', keyId]));
