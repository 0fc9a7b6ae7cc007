import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowedMoves } from '../../src/domain/item-states.ts';
import {
  itemEventStates,
  messageBody,
  messageIdOf,
  numberOfMessageId,
  type WebhookEvent,
} from '../../src/domain/webhook-events.ts';
import { lanesOf } from '../../src/domain/webhook-lanes.ts';
import { pauseAfterMs, webhookPausesMs } from '../../src/domain/webhook-retries.ts';

const itemEvent = (number: number, employeeNo: string): WebhookEvent => ({
  number,
  type: 'item.paid',
  at: '2026-10-05T02:00:00.000Z',
  data: {
    runId: 1,
    programme: 'p',
    period: '2026-10',
    employeeNo,
    obligation: 'month',
    owedFor: '2026-10',
    stateBefore: 'sent',
    state: 'paid',
    reason: null,
    amountFen: 12_900,
    endToEndId: 'W1',
  },
});
const runEvent = (number: number): WebhookEvent => ({
  number,
  type: 'run.closed',
  at: '2026-10-05T02:00:00.000Z',
  data: {
    runId: 1,
    programme: 'p',
    period: '2026-10',
    employeeNo: null,
    stage: 'close',
    round: 1,
    waitingFor: null,
    owner: null,
  },
});

test('every state that an item can move to has an event', () => {
  const reached = new Set(Object.values(allowedMoves).flat());
  expect([...itemEventStates].sort()).toEqual([...reached].sort());
});

describe('a message', () => {
  test('has a type, the time of the event and its data; amounts only where they are allowed', () => {
    const event = itemEvent(7, 'E0001');
    expect(JSON.parse(messageBody(event, true))).toEqual({
      type: 'item.paid',
      timestamp: event.at,
      data: event.data,
    });
    expect(JSON.parse(messageBody(event, false)).data).toEqual({ ...event.data, amountFen: null });
  });

  test('is found again by its id', () => {
    expect(numberOfMessageId(messageIdOf(41))).toBe(41);
    for (const wrong of ['41', 'evt_', 'evt_0', 'evt_041', 'evt_4 1', 'evt_1234567890123456'])
      expect(numberOfMessageId(wrong)).toBeNull();
  });
});

describe('pauses between attempts', () => {
  test('are those of the specification, from seconds to a day, and end after more than three days', () => {
    const pauses = webhookPausesMs.map((_, index) => pauseAfterMs(index + 1, null, 0));
    expect(pauses[0]).toBe(5_000);
    expect(pauses.at(-1)).toBe(86_400_000);
    const allMs = webhookPausesMs.reduce((sum, pauseMs) => sum + pauseMs, 0);
    expect(allMs).toBeGreaterThan(3 * 86_400_000);
    expect(pauseAfterMs(webhookPausesMs.length + 1, null, 0)).toBeNull();
  });

  test('are lengthened by what the receiver asks for, to at most a day, and shortened by nothing', () => {
    expect(pauseAfterMs(1, 60_000, 0)).toBe(60_000);
    expect(pauseAfterMs(2, 1_000, 0)).toBe(300_000);
    expect(pauseAfterMs(1, 10 * 86_400_000, 0)).toBe(86_400_000);
    expect(pauseAfterMs(1, null, 1)).toBe(5_500);
  });
});

describe('lanes', () => {
  const events = fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { freq: 4 }), { maxLength: 60 });

  test('one lane keeps everything in order', () => {
    const all = [itemEvent(1, 'E1'), runEvent(2), itemEvent(3, 'E2')].map((event) => ({ event }));
    expect(lanesOf(all, 1)).toEqual([[all]]);
    expect(lanesOf([], 1)).toEqual([]);
  });

  test('lose nothing, keep the order of each item, and let no item pass an event of its run', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 2, max: 8 }), (kinds, lanes) => {
        const all = kinds.map((employee, index) => ({
          event: employee === null ? runEvent(index + 1) : itemEvent(index + 1, `E${employee}`),
        }));
        const parts = lanesOf(all, lanes);
        expect(
          parts
            .flat(2)
            .map((one) => one.event.number)
            .sort((a, b) => a - b),
        ).toEqual(all.map((one) => one.event.number));
        let before = 0;
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(lanes);
          const numbers = part.flat().map((one) => one.event.number);
          expect(Math.min(...numbers)).toBeGreaterThan(before);
          before = Math.max(...numbers);
          const laneOf = new Map<string, number>();
          for (const [lane, deliveries] of part.entries())
            for (const [place, { event }] of deliveries.entries()) {
              if (place > 0) expect(event.number).toBeGreaterThan(deliveries[place - 1]?.event.number ?? 0);
              const { employeeNo } = event.data as { employeeNo: string };
              expect(laneOf.get(employeeNo) ?? lane).toBe(lane);
              laneOf.set(employeeNo, lane);
            }
        }
      }),
    );
  });
});
