import type { ItemState } from './item-states.ts';
import type { Role } from './roles.ts';
import type { Stage } from './stages.ts';

/** What an item event may be of: every state that an item moves to. Nothing moves to `expected`. */
export const itemEventStates = [
  'due',
  'zero',
  'held',
  'sent',
  'unknown',
  'paid',
  'returned',
  'carried',
  'cancelled',
] as const satisfies readonly Exclude<ItemState, 'expected'>[];

export const runEventTypes = [
  'run.started',
  'run.stage_entered',
  'run.waiting',
  'run.closed',
  'run.cancelled',
] as const;
export type RunEventType = (typeof runEventTypes)[number];
export type ItemEventType = `item.${(typeof itemEventStates)[number]}`;

const itemEventTypes = itemEventStates.map((state): ItemEventType => `item.${state}`);

/** What an endpoint may choose, by the words of the item states table and of the stages. */
export const webhookEventTypes: readonly (RunEventType | ItemEventType)[] = [
  ...runEventTypes,
  ...itemEventTypes,
];
/** Sent on request alone, to whatever endpoint asks for it. */
export const testEventType = 'webhook.test';
export type WebhookEventType = RunEventType | ItemEventType | typeof testEventType;

/** What a run waits for that a person must do, and whose it is. The bank is waited for in every month. */
export const waitOwners = {
  upload: 'hr',
  approval: 'finance',
  list_change: 'hr',
  explanation: 'finance',
  funds: 'finance',
  operations: 'ops',
  corrections: 'hr',
  close_refused: 'ops',
} as const satisfies Record<string, Role>;
export type PersonsWait = keyof typeof waitOwners;

export const isPersonsWait = (reason: string): reason is PersonsWait => Object.hasOwn(waitOwners, reason);

/** What is told of a run. Of one person's backfill the employee is named by his number alone. */
export interface RunEventData {
  readonly runId: number;
  readonly programme: string;
  readonly period: string;
  readonly employeeNo: string | null;
  readonly stage: Stage;
  readonly round: number;
  readonly waitingFor: PersonsWait | null;
  readonly owner: Role | null;
}

/** What is told of an item: how it stood right after the move. Never a name, an ID number, an account or a phone. */
export interface ItemEventData {
  readonly runId: number;
  readonly programme: string;
  readonly period: string;
  readonly employeeNo: string;
  /** `month`, or `arrears-ID` for an arrear that this run pays. */
  readonly obligation: string;
  /** The month that it is owed for: `period`, but for an arrear. */
  readonly owedFor: string;
  readonly stateBefore: ItemState;
  readonly state: ItemState;
  readonly reason: string | null;
  /** Whole fen; null while unknown, and for endpoints that amounts are not allowed for. */
  readonly amountFen: number | null;
  readonly endToEndId: string | null;
}

/** One event as it was when it happened. Its number is the same for every endpoint and for every repetition. */
export type WebhookEvent =
  | { readonly number: number; readonly type: RunEventType; readonly at: string; readonly data: RunEventData }
  | {
      readonly number: number;
      readonly type: ItemEventType;
      readonly at: string;
      readonly data: ItemEventData;
    }
  | {
      readonly number: number;
      readonly type: typeof testEventType;
      readonly at: string;
      readonly data: { readonly webhookId: number };
    };

/** The `webhook-id` header: what a receiver drops repetitions by. */
export const messageIdOf = (number: number): string => `evt_${number}`;

/** The event's number of a message id, null if it is none. */
export function numberOfMessageId(id: string): number | null {
  const digits = /^evt_([1-9]\d{0,14})$/.exec(id)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The body of the request. The same event gives the same bytes, whenever it is sent. */
export function messageBody(event: WebhookEvent, withAmounts: boolean): string {
  const data = 'amountFen' in event.data && !withAmounts ? { ...event.data, amountFen: null } : event.data;
  return JSON.stringify({ type: event.type, timestamp: event.at, data });
}
