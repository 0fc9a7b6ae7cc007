import type { Payload } from '@temporalio/common';
import { z } from 'zod';
import { PayloadUnreadable } from '../../codec/payload-codec.ts';
import type { Api, Context } from '../context.ts';
import { problemSchema, refuse } from '../problem.ts';
import { security } from './run-params.ts';

/** A payload as Temporal writes it in JSON: bytes in base64. */
const payload = z.strictObject({
  metadata: z.record(z.string().max(100), z.base64()).optional(),
  data: z.base64().optional(),
});
const payloads = z.strictObject({ payloads: z.array(payload) });

type Written = z.infer<typeof payload>;

/**
 * Temporal's remote codec protocol: its UI and its command line have payloads decoded and encoded here, for those who
 * may see them. They name the address up to `/v1/codec`.
 */
export function payloadRoutes(app: Api, { payloadCodec }: Context): void {
  app.post(
    '/v1/codec/decode',
    {
      // The reply is for our own pages and Temporal's UI alone: the browser keeps it from others.
      config: { action: 'payload.decode', holdsSecret: true, readsOnly: true },
      schema: {
        summary: 'Decrypt payloads of Temporal, for its UI and its command line',
        description: 'Payloads that are not encrypted come back as they are.',
        tags: ['operations'],
        security,
        body: payloads,
        response: { 200: payloads, 422: problemSchema },
      },
    },
    async (request) => {
      try {
        const decoded = await payloadCodec.decode(request.body.payloads.map(read));
        return { payloads: decoded.map(written) };
      } catch (error) {
        if (!(error instanceof PayloadUnreadable)) throw error;
        return refuse(
          422,
          'payload_unreadable',
          'One of the payloads was changed, or is under a key that is not here. 数据已损坏或缺少密钥，无法解密。',
        );
      }
    },
  );

  app.post(
    '/v1/codec/encode',
    {
      config: { action: 'payload.encode', holdsSecret: true, readsOnly: true },
      schema: {
        summary: 'Encrypt payloads for Temporal, such as the input of a signal that operators send',
        tags: ['operations'],
        security,
        body: payloads,
        response: { 200: payloads },
      },
    },
    async (request) => {
      const encoded = await payloadCodec.encode(request.body.payloads.map(read));
      return { payloads: encoded.map(written) };
    },
  );
}

const read = ({ metadata = {}, data = '' }: Written): Payload => ({
  metadata: Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')]),
  ),
  data: Buffer.from(data, 'base64'),
});

const written = ({ metadata, data }: Payload): Written => ({
  metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)])),
  ...(data && data.length > 0 ? { data: base64(data) } : {}),
});

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
