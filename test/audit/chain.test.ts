import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ChainEntry,
  type ChainPoint,
  chainStart,
  chainVerifier,
  nextPoint,
} from '../../src/audit/chain.ts';
import { type AuditEvent, eventLeaf, eventText } from '../../src/audit/event.ts';
import { chainFaultWords } from '../../src/audit/fault-words.ts';
import { isSealedBy, type Seal, seal, sealKeyOf } from '../../src/audit/seal.ts';

const key = sealKeyOf(Buffer.alloc(32, 7));
const another = sealKeyOf(Buffer.alloc(32, 8));
const at = '2026-10-05T01:02:03.123456Z';

const eventOf = (id: number): AuditEvent => ({
  id,
  at,
  actor: 'finance1',
  action: 'approved',
  subject: `run/${id}`,
  details: id % 2 === 0 ? null : `{"n": ${id}}`,
});

type WholeEntry = ChainEntry & { readonly event: AuditEvent };

function chainOf(events: readonly AuditEvent[], start: ChainPoint = chainStart): WholeEntry[] {
  let head = start;
  return events.map((event) => {
    const leaf = eventLeaf(event);
    head = nextPoint(head, leaf);
    return { ...head, leaf, event };
  });
}

const chain = chainOf(Array.from({ length: 9 }, (_, index) => eventOf(100 + index)));
const sealAt = (sequence: number, by = key): Seal =>
  seal({ ...(chain[sequence - 1] as ChainPoint), at: '2026-10-05T01:03:00.000Z' }, by);
const seals = [sealAt(4), sealAt(8)];
const keys = [{ id: key.id, publicKey: key.publicKey }];

function verify(entries: readonly ChainEntry[], given: Partial<Parameters<typeof chainVerifier>[0]> = {}) {
  const verifier = chainVerifier({ seals, keys, ...given });
  for (const entry of entries) if (!verifier.take(entry)) break;
  return verifier.end();
}

const without = (sequence: number) => chain.filter((entry) => entry.sequence !== sequence);
const changed = (sequence: number, change: Partial<ChainEntry>) =>
  chain.map((entry) => (entry.sequence === sequence ? { ...entry, ...change } : entry));

test('the digest of an event is the one that is written down here: old chains are verified by it for good', () => {
  const event = { id: 7, at, actor: '张伟', action: 'a', subject: 's/1', details: '{"é": 1.0}' };
  expect(eventText(event)).toBe(`19:wulou-audit-event/1,1:7,27:${at},6:张伟,1:a,3:s/1,11:{"é": 1.0},`);
  expect(eventLeaf(event)).toBe('fc35be781ba7dcf438f296ba7599381ad60158c4752ed338882c983e4383ee17');
  expect(nextPoint(chainStart, eventLeaf(event))).toEqual({
    sequence: 1,
    link: '3d086e088238579fb89357d0739e401ca74a7a7eca12a33850023330e2c90224',
  });
  expect(eventText({ ...event, details: null }).endsWith('3:s/1,-')).toBe(true);
});

test('no two events give the same text', () => {
  const field = fc.string({ maxLength: 6, unit: fc.constantFrom('1', ':', ',', '-', 'é', '部', '0') });
  const any = fc.record({
    id: fc.nat(20),
    at: fc.constant(at),
    actor: field,
    action: field,
    subject: field,
    details: fc.option(field),
  });
  fc.assert(
    fc.property(any, any, (one, other) => {
      const same = JSON.stringify(Object.entries(one)) === JSON.stringify(Object.entries(other));
      expect(eventText(one) === eventText(other)).toBe(same);
    }),
  );
});

describe('a chain in order', () => {
  test('is in order, and sealed up to the last seal', () => {
    expect(verify(chain)).toEqual({
      fault: null,
      entries: 9,
      events: 9,
      head: { sequence: 9, link: chain[8]?.link },
      sealedUpTo: 8,
      copiesAgree: 0,
      copiedUpTo: null,
      outside: 0,
    });
  });

  test('may show digests in place of events', () => {
    const shown = chain.map(({ event, ...entry }) => (event.id === 104 ? { ...entry, event } : entry));
    expect(verify(shown)).toMatchObject({ fault: null, entries: 9, events: 1 });
  });

  test('may be a stretch of a longer one, and copies of heads beyond it say nothing', () => {
    const given = {
      start: chain[2] as ChainPoint,
      seals: [sealAt(4)],
      copies: [sealAt(2), sealAt(3), sealAt(8)],
    };
    expect(verify(chain.slice(3, 6), given)).toMatchObject({
      fault: null,
      entries: 3,
      sealedUpTo: 4,
      copiesAgree: 1,
      copiedUpTo: 3,
      outside: 2,
    });
  });

  test('may be empty, and of one entry', () => {
    expect(verify([], { seals: [] })).toMatchObject({ fault: null, entries: 0, sealedUpTo: null });
    expect(verify(chain.slice(0, 1), { seals: [sealAt(1)] })).toMatchObject({ fault: null, sealedUpTo: 1 });
  });
});

describe('what is wrong first is named:', () => {
  const event = (sequence: number) => chain[sequence - 1]?.event as AuditEvent;

  test.each<[string, keyof AuditEvent, AuditEvent[keyof AuditEvent]]>([
    ['who', 'actor', 'finance2'],
    ['what', 'action', 'rejected'],
    ['on what', 'subject', 'run/9'],
    ['when', 'at', '2026-10-05T01:02:03.123457Z'],
    ['the details', 'details', '{"n": 106}'],
    ['that there are details', 'details', null],
    ['its number', 'id', 1],
  ])('an event in which somebody changed %s', (_, field, value) => {
    const wrong = changed(6, { event: { ...event(6), [field]: value } });
    expect(verify(wrong).fault).toMatchObject({ kind: 'event_changed', sequence: 6 });
  });

  test('an event that was changed together with its digest, its link, or all after it', () => {
    const other = { ...event(6), actor: 'nobody' };
    const leaf = eventLeaf(other);
    expect(verify(changed(6, { event: other, leaf })).fault).toEqual({ kind: 'entry_changed', sequence: 6 });
    const { link } = nextPoint(chain[4] as ChainPoint, leaf);
    expect(verify(changed(6, { event: other, leaf, link })).fault).toEqual({
      kind: 'entry_changed',
      sequence: 7,
    });
    const rewritten = chainOf(chain.map((entry) => (entry.sequence === 6 ? other : entry.event)));
    const expected = { kind: 'chain_rewritten', sequence: 8, after: 4 };
    expect(verify(rewritten).fault).toEqual({ ...expected, witness: 'seal' });
    expect(verify(rewritten, { seals: [sealAt(4)], copies: [sealAt(8)] }).fault).toEqual({
      ...expected,
      witness: 'copy',
    });
  });

  test('an event that is gone, an entry that is gone, one that comes twice', () => {
    expect(verify(changed(3, { event: null })).fault).toEqual({ kind: 'event_missing', sequence: 3 });
    expect(verify(without(5)).fault).toEqual({ kind: 'entry_missing', after: 4, next: 6 });
    expect(verify(without(1)).fault).toEqual({ kind: 'entry_missing', after: 0, next: 2 });
    expect(verify([...chain.slice(0, 3), ...chain.slice(2)]).fault).toEqual({
      kind: 'entry_out_of_order',
      after: 3,
      sequence: 3,
    });
  });

  test('a tail that was cut off, as a seal or somebody else knows', () => {
    const cut = { kind: 'tail_cut', last: 7 };
    expect(verify(chain.slice(0, 7)).fault).toEqual({ ...cut, expected: 8, witness: 'seal' });
    const given = { seals: [sealAt(4)], copies: [sealAt(9)] };
    expect(verify(chain.slice(0, 7), given).fault).toEqual({ ...cut, expected: 9, witness: 'copy' });
    expect(verify([], given).fault).toEqual({ kind: 'tail_cut', last: 0, expected: 4, witness: 'seal' });
  });

  test('a stretch that was cut off before its own seal, or begins elsewhere', () => {
    const given = { start: chain[2] as ChainPoint, seals: [sealAt(8)] };
    expect(verify(chain.slice(3, 6), given).fault).toMatchObject({ kind: 'tail_cut', last: 6, expected: 8 });
    const elsewhere = { ...given, start: { sequence: 3, link: 'a'.repeat(64) } };
    expect(verify(chain.slice(3), elsewhere).fault).toEqual({ kind: 'entry_changed', sequence: 4 });
  });

  test('a seal by another key, or that was changed, moved or relabelled', () => {
    const forged = { ...sealAt(4, another), keyId: key.id };
    for (const wrong of [
      forged,
      { ...sealAt(4), at: '2026-10-05T01:03:00.001Z' },
      { ...sealAt(4), link: chain[4]?.link as string },
      { ...sealAt(4), signature: randomBytes(64).toString('base64') },
      { ...sealAt(4), signature: '' },
    ])
      expect(verify(chain, { seals: [wrong] }).fault).toEqual({
        kind: 'seal_forged',
        sequence: 4,
        keyId: key.id,
        witness: 'seal',
      });
    expect(verify(chain, { seals: [{ ...sealAt(4), sequence: 12 }] }).fault).toMatchObject({
      kind: 'seal_forged',
    });
    expect(verify(chain, { seals: [sealAt(4, another)] }).fault).toMatchObject({
      kind: 'seal_key_unknown',
      keyId: another.id,
    });
    const swapped = { id: key.id, publicKey: another.publicKey };
    expect(isSealedBy(forged, swapped)).toBe(false);
  });

  test('whichever entry, and whichever field of it, somebody changes', () => {
    const digit = fc.constantFrom('0', '1', 'a', 'f');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('leaf', 'link'),
        fc.nat(63),
        digit,
        (sequence, field, place, by) => {
          const before = (chain[sequence - 1] as ChainEntry)[field];
          const after = before.slice(0, place) + by + before.slice(place + 1);
          const { fault } = verify(changed(sequence, { [field]: after }));
          if (after === before) expect(fault).toBeNull();
          else expect(fault).toMatchObject({ sequence });
        },
      ),
    );
  });
});

test('every fault has words in both languages', () => {
  const words = chainFaultWords({ kind: 'entry_missing', after: 4, next: 6 });
  expect(words.en).toContain('Entry 4 is followed by entry 6');
  expect(words.zh).toContain('第 4 条之后是第 6 条');
});
