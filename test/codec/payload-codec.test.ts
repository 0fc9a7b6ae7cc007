import { randomBytes } from 'node:crypto';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { describe, expect, test } from 'vitest';
import { createPayloadCodec } from '../../src/codec/payload-codec.ts';
import { payloadKeysUnder } from '../support/fixed-keys.ts';

const keys = payloadKeysUnder(randomBytes(32));
const codec = createPayloadCodec(keys, { encrypts: true });
const payloadOf = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const textIn = (payload: Payload): string => Buffer.from(payload.data ?? '').toString('latin1');

async function encoded(value: unknown): Promise<Payload> {
  const [payload] = await codec.encode([payloadOf(value)]);
  if (!payload) throw new Error('nothing was encoded');
  return payload;
}

async function readBack(payload: Payload): Promise<unknown> {
  const [decoded] = await codec.decode([payload]);
  return decoded && defaultPayloadConverter.fromPayload(decoded);
}

describe('a payload', () => {
  test.each([
    { runId: 7, digest: 'ab' },
    [1, 2],
    17,
    true,
    null,
    undefined,
    new Uint8Array([1, 2, 3]),
  ])('of %j is encrypted, and read back as it was', async (value) => {
    const payload = await encoded(value);
    expect(Buffer.from(payload.metadata?.encoding ?? '').toString()).toBe('binary/encrypted');
    expect(Buffer.from(payload.metadata?.['encryption-key-id'] ?? '').toString()).toBe('p1');
    expect(textIn(payload)).not.toContain('runId');
    expect(textIn(payload)).not.toContain('json/plain');
    expect(await readBack(payload)).toEqual(value);
  });

  test('is encrypted differently every time', async () => {
    expect(textIn(await encoded({ runId: 7 }))).not.toBe(textIn(await encoded({ runId: 7 })));
  });

  test('of text alone stays as it is: it is for the Temporal UI', async () => {
    const text = payloadOf('**approve** · held 3');
    expect(await codec.encode([text])).toEqual([text]);
    expect(await codec.decode([text])).toEqual([text]);
  });

  test('that was never encrypted is read as it is', async () => {
    expect(await readBack(payloadOf({ runId: 7 }))).toEqual({ runId: 7 });
  });

  test('is not encrypted where that is turned off, and read all the same', async () => {
    const off = createPayloadCodec(keys, { encrypts: false });
    expect(await off.encode([payloadOf({ runId: 7 })])).toEqual([payloadOf({ runId: 7 })]);
    const [decoded] = await off.decode([await encoded({ runId: 7 })]);
    expect(decoded && defaultPayloadConverter.fromPayload(decoded)).toEqual({ runId: 7 });
  });

  test('keeps its place among others, in any order of kinds', async () => {
    const given = [payloadOf('text'), payloadOf({ a: 1 }), payloadOf({ b: 2 })];
    const decoded = await codec.decode(await codec.encode(given));
    expect(decoded.map((payload) => defaultPayloadConverter.fromPayload(payload))).toEqual([
      'text',
      { a: 1 },
      { b: 2 },
    ]);
  });
});

describe('a payload is not read', () => {
  test('with one bit changed, wherever it is', async () => {
    const payload = await encoded({ runId: 7 });
    const length = payload.data?.length ?? 0;
    expect(length).toBeGreaterThan(28);
    for (let place = 0; place < length; place += 1) {
      const data = Buffer.from(payload.data ?? '');
      data[place] = (data[place] ?? 0) ^ 1;
      await expect(codec.decode([{ ...payload, data }])).rejects.toThrow('it was changed');
    }
  });

  test('cut short', async () => {
    const payload = await encoded({ runId: 7 });
    for (const length of [0, 12, 28])
      await expect(
        codec.decode([{ ...payload, data: payload.data?.subarray(0, length) ?? null }]),
      ).rejects.toThrow('it was changed');
  });

  test('under another key, or one that is not known', async () => {
    const payload = await encoded({ runId: 7 });
    const others = createPayloadCodec(payloadKeysUnder(randomBytes(32)), { encrypts: true });
    await expect(others.decode([payload])).rejects.toThrow('under the key p1 cannot be read: it was changed');
    const renamed = { ...payload.metadata, 'encryption-key-id': Buffer.from('p2') };
    await expect(codec.decode([{ ...payload, metadata: renamed }])).rejects.toThrow('there is no such key');
  });

  test('under the same key by another name', async () => {
    const key = randomBytes(32);
    const named = (id: string) => ({ current: () => ({ id, key }), find: async () => ({ id, key }) });
    const [payload] = await createPayloadCodec(named('p1'), { encrypts: true }).encode([payloadOf({ a: 1 })]);
    const renamed = { ...payload?.metadata, 'encryption-key-id': Buffer.from('p2') };
    const other = createPayloadCodec(named('p2'), { encrypts: true });
    await expect(other.decode([{ ...payload, metadata: renamed }])).rejects.toThrow('it was changed');
  });
});
