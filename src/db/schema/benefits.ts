import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgSchema,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Tier } from '../../domain/policy.ts';
import type { RaiseTier } from '../../domain/salary-policy.ts';
import { bytes, fenColumn, key, moment, reference } from './columns.ts';
import { employees } from './hr.ts';

export const benefits = pgSchema('benefits');

/** A benefit: a policy plus a schedule, not code. */
export const programmes = benefits.table('programmes', {
  code: text('code').primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  /** Day of the month on which the run falls due; moved to the next banking day. */
  dueDay: integer('due_day').notNull(),
  dueTime: text('due_time').notNull().default('09:00'),
  scheduled: boolean('scheduled').notNull().default(true),
});

/** A day on which the banks work other than the week says: a holiday, or a working weekend. */
export const calendarDays = benefits.table('calendar_days', {
  day: date('day', { mode: 'string' }).primaryKey(),
  banking: boolean('banking').notNull(),
  name: text('name').notNull(),
});

export const policies = benefits.table(
  'policies',
  {
    id: key(),
    programme: text('programme')
      .notNull()
      .references(() => programmes.code),
    version: integer('version').notNull(),
    effectiveFrom: text('effective_from').notNull(),
    ratePpm: integer('rate_ppm').notNull(),
    baseFloorFen: fenColumn('base_floor_fen').notNull(),
    baseCapFen: fenColumn('base_cap_fen').notNull(),
    roundingFen: integer('rounding_fen').notNull(),
    tiers: jsonb('tiers').$type<Tier[]>().notNull(),
    proRate: boolean('pro_rate').notNull().default(false),
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [unique('policies_version').on(table.programme, table.version)],
);

/** The passbook account in use from a moment on; the open row is the one in force. No account: both null. */
export const accounts = benefits.table(
  'accounts',
  {
    id: key(),
    employeeId: reference('employee_id')
      .notNull()
      .references(() => employees.id),
    bankName: text('bank_name').notNull(),
    bankCode: text('bank_code'),
    account: bytes('account'),
    accountHash: bytes('account_hash'),
    accountValid: boolean('account_valid').notNull(),
    recordedAt: moment('recorded_at').notNull().defaultNow(),
    recordedBy: text('recorded_by').notNull(),
    /** A changed account may be paid only after this moment, unless a second person released it. */
    coolsUntil: moment('cools_until'),
    releasedBy: text('released_by'),
    supersededAt: moment('superseded_at'),
  },
  (table) => [
    uniqueIndex('accounts_in_force').on(table.employeeId).where(sql`superseded_at is null`),
    index('accounts_hash').on(table.accountHash).where(sql`superseded_at is null`),
    check('released_by_another', sql`${table.releasedBy} is distinct from ${table.recordedBy}`),
  ],
);

/** The contribution base from a period on, as the office says it (or HR asserts it). */
export const bases = benefits.table(
  'bases',
  {
    id: key(),
    employeeId: reference('employee_id')
      .notNull()
      .references(() => employees.id),
    baseFen: fenColumn('base_fen').notNull(),
    validFrom: text('valid_from').notNull(),
    source: text('source').notNull(),
    sourceId: reference('source_id'),
    recordedAt: moment('recorded_at').notNull().defaultNow(),
  },
  (table) => [index('bases_of_employee').on(table.employeeId, table.validFrom, table.id)],
);

/** A month's contribution file that was accepted. */
export const uploads = benefits.table(
  'uploads',
  {
    id: key(),
    programme: text('programme').notNull(),
    period: text('period').notNull(),
    fileName: text('file_name').notNull(),
    sha256: bytes('sha256').notNull(),
    fileId: reference('file_id').notNull(),
    lineCount: integer('line_count').notNull(),
    totalFen: fenColumn('total_fen').notNull(),
    receivedAt: moment('received_at').notNull().defaultNow(),
    receivedBy: text('received_by').notNull(),
    /** Who last put it in force again in place of a later file; null: nobody did. */
    reinstatedBy: text('reinstated_by'),
    /** `current`: what the month is reckoned from. `superseded`: a later one took its place. `late`: came after
     * sending began and only yields differences. */
    state: text('state').notNull(),
  },
  (table) => [
    uniqueIndex('uploads_current').on(table.programme, table.period).where(sql`state = 'current'`),
    unique('uploads_once').on(table.programme, table.period, table.sha256),
  ],
);

/** One line of a contribution file, as staged; identity only encrypted and as a keyed hash. */
export const contributionLines = benefits.table(
  'contribution_lines',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    uploadId: reference('upload_id')
      .notNull()
      .references(() => uploads.id),
    lineNo: integer('line_no').notNull(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    idNumber: bytes('id_number').notNull(),
    idHash: bytes('id_hash').notNull(),
    idValid: boolean('id_valid').notNull(),
    account: bytes('account'),
    accountHash: bytes('account_hash'),
    accountValid: boolean('account_valid').notNull(),
    baseFen: fenColumn('base_fen'),
    baseProblem: text('base_problem'),
  },
  (table) => [index('contribution_lines_upload').on(table.uploadId)],
);

/** What HR asserts about one person for one run, in place of what the file said. */
export const corrections = benefits.table(
  'corrections',
  {
    id: key(),
    itemId: reference('item_id').notNull(),
    employeeId: reference('employee_id')
      .notNull()
      .references(() => employees.id),
    /** name, id_number, account, bank_name, base or hold */
    field: text('field').notNull(),
    baseFen: fenColumn('base_fen'),
    note: text('note'),
    correctedBy: text('corrected_by').notNull(),
    correctedAt: moment('corrected_at').notNull().defaultNow(),
  },
  (table) => [index('corrections_item').on(table.itemId)],
);

/** A message to an employee, in the app. */
export const notices = benefits.table(
  'notices',
  {
    id: key(),
    employeeId: reference('employee_id')
      .notNull()
      .references(() => employees.id),
    itemId: reference('item_id').notNull(),
    runId: reference('run_id').notNull(),
    /** paid, held, zero, returned, carried: at most one of a kind for each attempt. */
    kind: text('kind').notNull(),
    attempt: integer('attempt').notNull(),
    textZh: text('text_zh').notNull(),
    textEn: text('text_en').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    readAt: moment('read_at'),
    smsState: text('sms_state').notNull(),
    smsSentAt: moment('sms_sent_at'),
  },
  (table) => [
    unique('notices_once').on(table.itemId, table.kind, table.attempt),
    index('notices_sms_pending').on(table.runId, table.id).where(sql`sms_state = 'pending'`),
    index('notices_employee').on(table.employeeId, table.id),
  ],
);

/** A base that the organisation reported to the office, and the office's answer. Each attempt is a row of its own. */
export const baseFilings = benefits.table(
  'base_filings',
  {
    id: key(),
    /** On the wire: stored before the call, the same for every repetition of it. */
    filingId: text('filing_id').notNull().unique(),
    employeeId: reference('employee_id')
      .notNull()
      .references(() => employees.id),
    baseFen: fenColumn('base_fen').notNull(),
    /** What held before. */
    baseBeforeFen: fenColumn('base_before_fen'),
    effectivePeriod: text('effective_period').notNull(),
    /** appraisal (source_id: the salary proposal) or change (source_id: the change) */
    source: text('source').notNull(),
    sourceId: reference('source_id').notNull(),
    attempt: integer('attempt').notNull().default(1),
    /** pending, accepted, refused; refiled (a later attempt took its place) or settled (the refusal was accepted) */
    state: text('state').notNull().default('pending'),
    receiptNo: text('receipt_no'),
    refusalReason: text('refusal_reason'),
    filedBy: text('filed_by').notNull(),
    filedAt: moment('filed_at').notNull().defaultNow(),
    answeredAt: moment('answered_at'),
    settledBy: text('settled_by'),
    settledReason: text('settled_reason'),
  },
  (table) => [
    unique('base_filings_attempt').on(table.source, table.sourceId, table.attempt),
    index('base_filings_employee').on(table.employeeId),
    index('base_filings_unanswered').on(table.id).where(sql`state = 'pending'`),
  ],
);

export const payroll = pgSchema('payroll');

export const salaries = payroll.table(
  'salaries',
  {
    id: key(),
    employeeId: reference('employee_id')
      .notNull()
      .references(() => employees.id),
    salaryFen: fenColumn('salary_fen').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    /** import, appraisal (source_id: the proposal) or change (source_id: the change) */
    source: text('source').notNull(),
    sourceId: reference('source_id'),
    recordedAt: moment('recorded_at').notNull().defaultNow(),
    supersededAt: moment('superseded_at'),
  },
  (table) => [
    uniqueIndex('salaries_in_force').on(table.employeeId).where(sql`superseded_at is null`),
    index('salaries_source').on(table.source, table.sourceId),
  ],
);

/** What a result does to the salary: versions, none overwritten. */
export const salaryPolicies = payroll.table('salary_policies', {
  id: key(),
  version: integer('version').notNull().unique(),
  /** In force for cycles whose raises hold from this day on. */
  effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
  /** Descending by score; the last one starts at 0. */
  tiers: jsonb('tiers').$type<RaiseTier[]>().notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
});

/** The exact list of raises of a cycle that finance approves, by its digest. */
export const salaryLists = payroll.table(
  'salary_lists',
  {
    id: key(),
    cycleId: reference('cycle_id').notNull(),
    round: integer('round').notNull(),
    salaryPolicyId: reference('salary_policy_id')
      .notNull()
      .references(() => salaryPolicies.id),
    digest: text('digest').notNull(),
    raises: integer('raises').notNull(),
    /** What all raises together add to the monthly payroll. */
    totalRaiseFen: fenColumn('total_raise_fen').notNull(),
    approversNeeded: integer('approvers_needed').notNull(),
    preparedBy: text('prepared_by').notNull(),
    preparedAt: moment('prepared_at').notNull().defaultNow(),
    /** pending, approved, rejected, voided or applied */
    state: text('state').notNull().default('pending'),
    appliedAt: moment('applied_at'),
  },
  (table) => [
    unique('salary_lists_round').on(table.cycleId, table.round),
    uniqueIndex('salary_lists_live')
      .on(table.cycleId)
      .where(sql`state in ('pending', 'approved', 'applied')`),
  ],
);

export const salaryProposals = payroll.table(
  'salary_proposals',
  {
    id: key(),
    listId: reference('list_id')
      .notNull()
      .references(() => salaryLists.id),
    appraisalId: reference('appraisal_id').notNull(),
    employeeId: reference('employee_id')
      .notNull()
      .references(() => employees.id),
    score: text('score').notNull(),
    salaryBeforeFen: fenColumn('salary_before_fen').notNull(),
    salaryAfterFen: fenColumn('salary_after_fen').notNull(),
    effectiveOn: date('effective_on', { mode: 'string' }).notNull(),
  },
  (table) => [
    unique('salary_proposals_once').on(table.listId, table.appraisalId),
    index('salary_proposals_appraisal').on(table.appraisalId),
  ],
);

export const salaryApprovals = payroll.table(
  'salary_approvals',
  {
    id: key(),
    listId: reference('list_id')
      .notNull()
      .references(() => salaryLists.id),
    digest: text('digest').notNull(),
    decision: text('decision').notNull(),
    approver: text('approver').notNull(),
    reason: text('reason'),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [unique('salary_approvals_once').on(table.listId, table.approver)],
);
