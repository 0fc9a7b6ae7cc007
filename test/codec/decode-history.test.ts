import { randomBytes } from 'node:crypto';
import { defaultPayloadConverter } from '@temporalio/common';
import { expect, test } from 'vitest';
import { decodeHistory, type History } from '../../src/codec/decode-history.ts';
import { createPayloadCodec } from '../../src/codec/payload-codec.ts';
import { payloadKeysUnder } from '../support/fixed-keys.ts';
import { historyFromJson, historyToJson } from '../support/history-file.ts';

const codec = createPayloadCodec(payloadKeysUnder(randomBytes(32)), { encrypts: true });

const payloadOf = (value: unknown) => defaultPayloadConverter.toPayload(value);
async function encoded(value: unknown) {
  const [payload] = await codec.encode([payloadOf(value)]);
  return payload ?? {};
}

/** A history of two events: the start, and an activity that failed because of something. */
async function historyOf(payload: typeof encoded): Promise<History> {
  return historyFromJson(
    historyToJson({
      events: [
        {
          workflowExecutionStartedEventAttributes: {
            input: { payloads: [await payload({ runId: 7 }), payloadOf('in clear')] },
          },
        },
        {
          activityTaskFailedEventAttributes: {
            failure: {
              message: 'Encoded failure',
              encodedAttributes: await payload({ message: 'the outer', stack_trace: 'at a' }),
              cause: {
                message: 'Encoded failure',
                encodedAttributes: await payload({ message: 'the cause', stack_trace: 'at b' }),
                applicationFailureInfo: { type: 'Error', details: { payloads: [await payload([1])] } },
              },
            },
          },
        },
      ],
    }),
  );
}

test('a history is decoded through and through, and stays itself', async () => {
  const history = await historyOf(encoded);
  const before = historyToJson(history);
  const decoded = await decodeHistory(history, codec);
  expect(historyToJson(history)).toBe(before);
  const [started, failed] = decoded.events ?? [];
  const input = started?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
  expect(input.map((payload) => defaultPayloadConverter.fromPayload(payload))).toEqual([
    { runId: 7 },
    'in clear',
  ]);
  const failure = failed?.activityTaskFailedEventAttributes?.failure;
  expect(failure).toMatchObject({ message: 'the outer', stackTrace: 'at a' });
  expect(failure?.encodedAttributes ?? null).toBeNull();
  expect(failure?.cause).toMatchObject({ message: 'the cause', stackTrace: 'at b' });
  const [detail] = failure?.cause?.applicationFailureInfo?.details?.payloads ?? [];
  expect(detail && defaultPayloadConverter.fromPayload(detail)).toEqual([1]);
});

test('a history that was never encoded reads the same', async () => {
  const history = await historyOf(async (value) => payloadOf(value));
  const decoded = await decodeHistory(history, codec);
  expect(decoded.events?.[1]?.activityTaskFailedEventAttributes?.failure).toMatchObject({
    message: 'the outer',
    cause: { message: 'the cause' },
  });
});

test('without its key it is not decoded', async () => {
  const other = createPayloadCodec(payloadKeysUnder(randomBytes(32)), { encrypts: true });
  await expect(decodeHistory(await historyOf(encoded), other)).rejects.toThrow('under the key p1');
});
