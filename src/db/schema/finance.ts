import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { RunSettings } from '../../domain/settings.ts';
import { bytes, fenColumn, key, moment, reference, transactionNumber } from './columns.ts';
import { employees } from './hr.ts';

export const finance = pgSchema('finance');

/** One month of one programme. Of a month not cancelled there is one (for each scope). */
export const runs = finance.table(
  'runs',
  {
    id: key(),
    programme: text('programme').notNull(),
    period: text('period').notNull(),
    /** `all`, or `employee-ID` for one person's backfill. */
    scope: text('scope').notNull().default('all'),
    employeeId: reference('employee_id').references(() => employees.id),
    state: text('state').notNull().default('open'),
    stage: text('stage').notNull().default('upload'),
    round: integer('round').notNull().default(1),
    workflowId: text('workflow_id').notNull(),
    settings: jsonb('settings').$type<RunSettings>().notNull(),
    startedBy: text('started_by').notNull(),
    startedAt: moment('started_at').notNull().defaultNow(),
    uploadId: reference('upload_id'),
    policyId: reference('policy_id'),
    /** Set before the first file leaves; from then on a corrected upload changes nothing that was approved. */
    sendingStartedAt: moment('sending_started_at'),
    /** The last correction of one of its people when it was last held against the records. */
    correctionsSeen: reference('corrections_seen'),
    closedAt: moment('closed_at'),
    /** While people have stopped it: all three, or none. */
    pausedAt: moment('paused_at'),
    pausedBy: text('paused_by'),
    pauseReason: text('pause_reason'),
    historyEvents: integer('history_events'),
  },
  (table) => [
    uniqueIndex('runs_once').on(table.programme, table.period, table.scope).where(sql`state <> 'cancelled'`),
    check('runs_pause_whole', sql`num_nulls(paused_at, paused_by, pause_reason) in (0, 3)`),
  ],
);

export const runStages = finance.table(
  'run_stages',
  {
    runId: reference('run_id')
      .notNull()
      .references(() => runs.id),
    stage: text('stage').notNull(),
    enteredAt: moment('entered_at').notNull(),
    leftAt: moment('left_at'),
  },
  (table) => [primaryKey({ columns: [table.runId, table.stage] })],
);

/**
 * What a month owes a person (`obligation` = month), or an arrear that this month's run pays (`arrears-ID`).
 * The state is changed only by inserting into item_events.
 */
export const items = finance.table(
  'items',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    runId: reference('run_id')
      .notNull()
      .references(() => runs.id),
    programme: text('programme').notNull(),
    period: text('period').notNull(),
    employeeId: reference('employee_id')
      .notNull()
      .references(() => employees.id),
    obligation: text('obligation').notNull().default('month'),
    arrearId: reference('arrear_id'),
    obligationKey: text('obligation_key').notNull(),
    state: text('state').notNull().default('expected'),
    reason: text('reason'),
    /** Every reason that applies, in order of precedence; the first is `reason`. */
    reasons: text('reasons').array().notNull().default(sql`'{}'`),
    owner: text('owner'),
    dueAt: moment('due_at'),
    lineId: reference('line_id'),
    baseFen: fenColumn('base_fen'),
    score: text('score'),
    /** The appraisal result that the score is of; null: no result in force. */
    resultId: reference('result_id'),
    factorTenThousandths: integer('factor_ten_thousandths'),
    policyId: reference('policy_id'),
    /** Due; null while unknown. */
    amountFen: fenColumn('amount_fen'),
    bookedFen: fenColumn('booked_fen'),
    endToEndId: text('end_to_end_id'),
    attempts: integer('attempts').notNull().default(0),
    /** Approval round that covers it; set when the list is fixed. */
    round: integer('round'),
    manualHold: boolean('manual_hold').notNull().default(false),
    /** When the bank refused or returned it: only a later correction makes it due again in this run. */
    bankHeldAt: moment('bank_held_at'),
    bankReason: text('bank_reason'),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [
    unique('items_once').on(table.programme, table.period, table.employeeId, table.obligation),
    index('items_run').on(table.runId),
    index('items_arrear').on(table.arrearId),
    index('items_employee').on(table.employeeId, table.runId),
    index('items_obligation_key').on(table.obligationKey),
  ],
);

export const itemEvents = finance.table(
  'item_events',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    itemId: reference('item_id').notNull(),
    fromState: text('from_state').notNull(),
    toState: text('to_state').notNull(),
    reason: text('reason'),
    actor: text('actor').notNull(),
    at: moment('at').notNull().defaultNow(),
    /** How the item stood at the move, for those who are told of it later. */
    amountFen: fenColumn('amount_fen'),
    endToEndId: text('end_to_end_id'),
    /** Ids are given out in another order than transactions are committed in: readers go by this. */
    tx: transactionNumber('tx').notNull().default(sql`pg_current_xact_id()`),
  },
  (table) => [
    index('item_events_item').on(table.itemId),
    index('item_events_tx').on(table.tx),
    index('item_events_at').using('brin', table.at),
  ],
);

/** What became of a run, as it is told outside. Append-only; ids come from the sequence of item_events. */
export const runEvents = finance.table(
  'run_events',
  {
    id: reference('id').primaryKey().default(sql`nextval('finance.item_events_id_seq')`),
    runId: reference('run_id')
      .notNull()
      .references(() => runs.id),
    type: text('type').notNull(),
    stage: text('stage').notNull(),
    round: integer('round').notNull(),
    waitingFor: text('waiting_for'),
    owner: text('owner'),
    at: moment('at').notNull().default(sql`clock_timestamp()`),
    tx: transactionNumber('tx').notNull().default(sql`pg_current_xact_id()`),
  },
  (table) => [index('run_events_run').on(table.runId, table.id), index('run_events_tx').on(table.tx)],
);

/** Obligations that outlived their month: carried items, shortfalls, late returns. */
export const arrears = finance.table(
  'arrears',
  {
    id: key(),
    programme: text('programme').notNull(),
    employeeId: reference('employee_id')
      .notNull()
      .references(() => employees.id),
    originItemId: reference('origin_item_id').notNull(),
    originPeriod: text('origin_period').notNull(),
    /** carried, shortfall, late_return, late_raise or late_result */
    kind: text('kind').notNull(),
    obligationKey: text('obligation_key').notNull(),
    /** Null while unknown. */
    amountFen: fenColumn('amount_fen'),
    state: text('state').notNull().default('open'),
    openedAt: moment('opened_at').notNull().defaultNow(),
    settledByItemId: reference('settled_by_item_id'),
  },
  (table) => [
    unique('arrears_once').on(table.originItemId, table.kind, table.obligationKey),
    index('arrears_open').on(table.programme, table.originPeriod).where(sql`state = 'open'`),
  ],
);

/** One file to the bank. */
export const batches = finance.table(
  'batches',
  {
    id: key(),
    runId: reference('run_id')
      .notNull()
      .references(() => runs.id),
    round: integer('round').notNull(),
    sequence: integer('sequence').notNull(),
    messageId: text('message_id').notNull().unique(),
    transferCount: integer('transfer_count').notNull(),
    totalFen: fenColumn('total_fen').notNull(),
    /** prepared, sent, unknown, answered */
    state: text('state').notNull().default('prepared'),
    /** How often the bank refused the whole file for want of funds: part of the next message id. */
    fundsRefusals: integer('funds_refusals').notNull().default(0),
    fileId: reference('file_id'),
    sentAt: moment('sent_at'),
    answeredAt: moment('answered_at'),
  },
  (table) => [unique('batches_sequence').on(table.runId, table.round, table.sequence)],
);

/** One attempt to pay one obligation. Its id on the wire is stored before the bank is called. */
export const transfers = finance.table(
  'transfers',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    itemId: reference('item_id').notNull(),
    runId: reference('run_id').notNull(),
    batchId: reference('batch_id'),
    obligationKey: text('obligation_key').notNull(),
    attempt: integer('attempt').notNull(),
    endToEndId: text('end_to_end_id').notNull().unique(),
    amountFen: fenColumn('amount_fen').notNull(),
    creditorName: text('creditor_name').notNull(),
    account: bytes('account').notNull(),
    accountHash: bytes('account_hash').notNull(),
    bankCode: text('bank_code').notNull(),
    /** prepared, sent, unknown, accepted, refused, booked, returned */
    state: text('state').notNull().default('prepared'),
    bankReason: text('bank_reason'),
    bookedFen: fenColumn('booked_fen'),
    bookedAt: moment('booked_at'),
    round: integer('round').notNull(),
  },
  (table) => [
    unique('transfers_attempt').on(table.obligationKey, table.attempt),
    index('transfers_batch').on(table.batchId),
    index('transfers_item').on(table.itemId),
    index('transfers_run').on(table.runId),
  ],
);

/** The exact list that finance approves, by its digest. */
export const approvalRounds = finance.table(
  'approval_rounds',
  {
    runId: reference('run_id')
      .notNull()
      .references(() => runs.id),
    round: integer('round').notNull(),
    digest: text('digest').notNull(),
    transferCount: integer('transfer_count').notNull(),
    totalFen: fenColumn('total_fen').notNull(),
    approversNeeded: integer('approvers_needed').notNull(),
    preparedBy: text('prepared_by').notNull(),
    preparedAt: moment('prepared_at').notNull().defaultNow(),
    /** pending, approved, rejected, voided */
    state: text('state').notNull().default('pending'),
  },
  (table) => [primaryKey({ columns: [table.runId, table.round] })],
);

export const approvals = finance.table(
  'approvals',
  {
    id: key(),
    runId: reference('run_id').notNull(),
    round: integer('round').notNull(),
    digest: text('digest').notNull(),
    decision: text('decision').notNull(),
    approver: text('approver').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [unique('approvals_once').on(table.runId, table.round, table.digest, table.approver)],
);

export const variances = finance.table(
  'variances',
  {
    id: key(),
    runId: reference('run_id').notNull(),
    round: integer('round').notNull(),
    digest: text('digest').notNull(),
    previousPeriod: text('previous_period').notNull(),
    previousFen: fenColumn('previous_fen').notNull(),
    currentFen: fenColumn('current_fen').notNull(),
    /** What the run itself can say about the difference: newcomers, leavers, arrears, holds, changed bases. */
    explanation: jsonb('explanation').$type<Record<string, { count: number; fen: number }>>().notNull(),
    explained: boolean('explained').notNull(),
    acknowledgedBy: text('acknowledged_by'),
    acknowledgedAt: moment('acknowledged_at'),
  },
  (table) => [unique('variances_once').on(table.runId, table.round, table.digest)],
);

/** A statement of the bank, as fetched. */
export const statements = finance.table('statements', {
  id: key(),
  sequence: integer('sequence').notNull().unique(),
  statementId: text('statement_id').notNull(),
  fileId: reference('file_id').notNull(),
  fetchedAt: moment('fetched_at').notNull().defaultNow(),
});

export const statementEntries = finance.table(
  'statement_entries',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    statementId: reference('statement_id')
      .notNull()
      .references(() => statements.id),
    /** The bank's reference: unique within its statement. */
    entryRef: text('entry_ref').notNull(),
    endToEndId: text('end_to_end_id'),
    amountFen: fenColumn('amount_fen').notNull(),
    kind: text('kind').notNull(),
    bookedAt: moment('booked_at').notNull(),
    returnReason: text('return_reason'),
    /** matched, short, over, duplicate, returned, unmatched */
    verdict: text('verdict'),
    transferId: reference('transfer_id'),
  },
  (table) => [
    index('statement_entries_e2e').on(table.endToEndId),
    index('statement_entries_transfer').on(table.transferId),
    // Few, but after a restore: what the bank booked and nothing here had sent.
    index('statement_entries_unmatched').on(table.endToEndId).where(sql`verdict = 'unmatched'`),
    unique('statement_entries_once').on(table.statementId, table.entryRef),
  ],
);

/** A difference between the bank's book and ours that a person must settle. */
export const exceptions = finance.table(
  'exceptions',
  {
    id: key(),
    runId: reference('run_id'),
    itemId: reference('item_id'),
    employeeId: reference('employee_id'),
    /** short, over, duplicate, returned, unmatched_bank, unmatched_ours, not_on_record, duplicate_line, late_upload … */
    kind: text('kind').notNull(),
    endToEndId: text('end_to_end_id'),
    reference: text('reference').notNull(),
    amountFen: fenColumn('amount_fen'),
    bookedFen: fenColumn('booked_fen'),
    owner: text('owner').notNull(),
    dueAt: moment('due_at').notNull(),
    state: text('state').notNull().default('open'),
    details: jsonb('details').$type<Record<string, string | number | null>>(),
    /** How it ended: proposed by one person of finance, confirmed by another. */
    resolution: text('resolution'),
    proposedBy: text('proposed_by'),
    resolvedBy: text('resolved_by'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    unique('exceptions_once').on(table.kind, table.reference),
    index('exceptions_run').on(table.runId),
  ],
);

/** Something a person must do before a run goes on: a late upload, too little money, a rejected list. */
export const tasks = finance.table(
  'tasks',
  {
    id: key(),
    runId: reference('run_id').notNull(),
    kind: text('kind').notNull(),
    reference: text('reference').notNull(),
    owner: text('owner').notNull(),
    dueAt: moment('due_at').notNull(),
    state: text('state').notNull().default('open'),
    escalation: integer('escalation').notNull().default(0),
    details: jsonb('details').$type<Record<string, string | number | null>>(),
    createdAt: moment('created_at').notNull().defaultNow(),
    closedAt: moment('closed_at'),
  },
  (table) => [unique('tasks_once').on(table.runId, table.kind, table.reference)],
);

/** Files in and out, encrypted, with the SHA-256 of their plain bytes. */
export const files = finance.table('files', {
  id: key(),
  runId: reference('run_id'),
  /** contributions, pain.001, pain.002, camt.053 */
  kind: text('kind').notNull(),
  name: text('name').notNull(),
  sha256: bytes('sha256').notNull(),
  content: bytes('content').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
});
