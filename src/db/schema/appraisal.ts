import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { CycleSettings } from '../../domain/appraisal-settings.ts';
import type { Indicator } from '../../domain/indicators.ts';
import { bytes, fenColumn, key, moment, reference } from './columns.ts';
import { employees, hr } from './hr.ts';

/** Indicators with weights for a position or an industry. A changed template is a new version; nothing is overwritten. */
export const appraisalTemplates = hr.table(
  'appraisal_templates',
  {
    id: key(),
    code: text('code').notNull(),
    version: integer('version').notNull(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    /** Whom it is for: a position as the records write it, or null for everybody of the industry. */
    position: text('position'),
    industry: text('industry').notNull(),
    indicators: jsonb('indicators').$type<Indicator[]>().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [unique('appraisal_templates_version').on(table.code, table.version)],
);

/** One appraisal period of the whole organisation. */
export const appraisalCycles = hr.table('appraisal_cycles', {
  id: key(),
  code: text('code').notNull().unique(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  /** The days that are evaluated; who is employed on the last of them is appraised. */
  evaluatedFrom: date('evaluated_from', { mode: 'string' }).notNull(),
  evaluatedTo: date('evaluated_to', { mode: 'string' }).notNull(),
  /** Managers may score from this day on; null: from the day after the last evaluated one. */
  evaluationOpensOn: date('evaluation_opens_on', { mode: 'string' }),
  /** The months whose payments follow the results, both included. */
  firstPeriod: text('first_period').notNull(),
  lastPeriod: text('last_period').notNull(),
  programme: text('programme').notNull(),
  /** From this day on a raise holds. */
  salaryEffectiveOn: date('salary_effective_on', { mode: 'string' }).notNull(),
  /** What all raises together may add to the monthly payroll; null: no limit. */
  salaryBudgetFen: fenColumn('salary_budget_fen'),
  /** Templates come from this industry where no template is for the position. */
  industry: text('industry').notNull(),
  settings: jsonb('settings').$type<CycleSettings>().notNull(),
  workflowId: text('workflow_id').notNull(),
  /** open, closed or cancelled */
  state: text('state').notNull().default('open'),
  openedBy: text('opened_by').notNull(),
  openedAt: moment('opened_at').notNull().defaultNow(),
  releasedAt: moment('released_at'),
  releasedBy: text('released_by'),
  finalAt: moment('final_at'),
  closedAt: moment('closed_at'),
});

/** One employee's appraisal in one cycle. */
export const appraisals = hr.table(
  'appraisals',
  {
    id: key(),
    cycleId: reference('cycle_id')
      .notNull()
      .references(() => appraisalCycles.id),
    employeeId: reference('employee_id')
      .notNull()
      .references(() => employees.id),
    /** Who evaluates: the direct manager. Null: nobody above, HR enters the governing body's scores. */
    evaluatorId: reference('evaluator_id').references(() => employees.id),
    workflowId: text('workflow_id').notNull().unique(),
    /** open, completed or withdrawn (left before the end) */
    state: text('state').notNull().default('open'),
    withdrawnReason: text('withdrawn_reason'),
    stage: text('stage').notNull().default('goals'),
    /** unset, proposed, sent_back or confirmed: the state of the last version of the goals. */
    goalsState: text('goals_state').notNull().default('unset'),
    /** The weighted score as it stands: a decimal text, never rounded. Null: none. */
    score: text('score'),
    evaluatedAt: moment('evaluated_at'),
    appealState: text('appeal_state').notNull().default('none'),
    /** Set when the result is final. */
    finalAt: moment('final_at'),
    startedAt: moment('started_at'),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [
    unique('appraisals_once').on(table.cycleId, table.employeeId),
    index('appraisals_evaluator').on(table.evaluatorId),
    index('appraisals_employee').on(table.employeeId),
  ],
);

/** Who evaluates instead of whom, and why. */
export const appraisalReassignments = hr.table(
  'appraisal_reassignments',
  {
    id: key(),
    appraisalId: reference('appraisal_id')
      .notNull()
      .references(() => appraisals.id),
    fromId: reference('from_id'),
    toId: reference('to_id'),
    reason: text('reason').notNull(),
    by: text('by').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [index('appraisal_reassignments_appraisal').on(table.appraisalId)],
);

export const appraisalStages = hr.table(
  'appraisal_stages',
  {
    appraisalId: reference('appraisal_id')
      .notNull()
      .references(() => appraisals.id),
    stage: text('stage').notNull(),
    enteredAt: moment('entered_at').notNull(),
    leftAt: moment('left_at'),
    /** How it ended, e.g. confirmed, no_result, unchanged, raised, filed, paid, zero, not_given. */
    outcome: text('outcome'),
  },
  (table) => [primaryKey({ columns: [table.appraisalId, table.stage] })],
);

/** Goals of one appraisal, version by version; the last one counts. */
export const appraisalGoals = hr.table(
  'appraisal_goals',
  {
    id: key(),
    appraisalId: reference('appraisal_id')
      .notNull()
      .references(() => appraisals.id),
    version: integer('version').notNull(),
    indicators: jsonb('indicators').$type<Indicator[]>().notNull(),
    templateId: reference('template_id'),
    setBy: text('set_by').notNull(),
    setAt: moment('set_at').notNull().defaultNow(),
    /** confirmed or sent_back; null while the employee has not answered. */
    answer: text('answer'),
    answerReason: text('answer_reason'),
    answeredBy: text('answered_by'),
    answeredAt: moment('answered_at'),
  },
  (table) => [unique('appraisal_goals_version').on(table.appraisalId, table.version)],
);

/** Scores that HR hands to the managers of a cycle in a file: proposals, without effect until the manager gives them. */
export const scoreSheetLines = hr.table(
  'score_sheet_lines',
  {
    cycleId: reference('cycle_id')
      .notNull()
      .references(() => appraisalCycles.id),
    employeeId: reference('employee_id')
      .notNull()
      .references(() => employees.id),
    score: text('score').notNull(),
    loadedBy: text('loaded_by').notNull(),
    loadedAt: moment('loaded_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.cycleId, table.employeeId] })],
);

/** Scores given, calibrated, or changed after an appeal; the last one counts, none is overwritten. */
export const appraisalEvaluations = hr.table(
  'appraisal_evaluations',
  {
    id: key(),
    appraisalId: reference('appraisal_id')
      .notNull()
      .references(() => appraisals.id),
    /** manager, calibration or appeal */
    kind: text('kind').notNull(),
    goalsVersion: integer('goals_version').notNull(),
    /** Score by indicator code; null where only the weighted score was set (calibration, appeal). */
    scores: jsonb('scores').$type<Record<string, string>>(),
    weightedScore: text('weighted_score').notNull(),
    reason: text('reason'),
    by: text('by').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [index('appraisal_evaluations_appraisal').on(table.appraisalId)],
);

/** At most one appeal for each appraisal. */
export const appraisalAppeals = hr.table('appraisal_appeals', {
  appraisalId: reference('appraisal_id')
    .primaryKey()
    .references(() => appraisals.id),
  reason: text('reason').notNull(),
  filedBy: text('filed_by').notNull(),
  filedAt: moment('filed_at').notNull().defaultNow(),
  /** upheld (the score changes) or rejected; null while open. */
  decision: text('decision'),
  decisionReason: text('decision_reason'),
  decidedBy: text('decided_by'),
  decidedAt: moment('decided_at'),
});

/** A final result and the months it is in force for. */
export const appraisalResults = hr.table(
  'appraisal_results',
  {
    id: key(),
    appraisalId: reference('appraisal_id')
      .notNull()
      .unique()
      .references(() => appraisals.id),
    employeeId: reference('employee_id')
      .notNull()
      .references(() => employees.id),
    programme: text('programme').notNull(),
    score: text('score').notNull(),
    firstPeriod: text('first_period').notNull(),
    lastPeriod: text('last_period').notNull(),
    recordedAt: moment('recorded_at').notNull().defaultNow(),
  },
  (table) => [index('appraisal_results_employee').on(table.employeeId, table.programme, table.firstPeriod)],
);

/** What an employee says about the appraisal and the benefit, once for each appraisal. */
export const feedback = hr.table(
  'feedback',
  {
    id: key(),
    appraisalId: reference('appraisal_id')
      .notNull()
      .unique()
      .references(() => appraisals.id),
    employeeId: reference('employee_id').notNull(),
    /** 1 to 5 */
    appraisalRating: integer('appraisal_rating').notNull(),
    benefitRating: integer('benefit_rating').notNull(),
    comment: text('comment'),
    /** Programme codes, the most wanted first. */
    preferences: jsonb('preferences').$type<string[]>().notNull(),
    givenAt: moment('given_at').notNull().defaultNow(),
    answer: text('answer'),
    answeredBy: text('answered_by'),
    answeredAt: moment('answered_at'),
  },
  (table) => [
    check(
      'ratings_in_range',
      sql`${table.appraisalRating} between 1 and 5 and ${table.benefitRating} between 1 and 5`,
    ),
  ],
);

/** A change of indicators or policy that came from feedback. */
export const feedbackLinks = hr.table(
  'feedback_links',
  {
    feedbackId: reference('feedback_id')
      .notNull()
      .references(() => feedback.id),
    /** template, policy or salary_policy, with the id of that version. */
    changed: text('changed').notNull(),
    changedId: reference('changed_id').notNull(),
    linkedBy: text('linked_by').notNull(),
    linkedAt: moment('linked_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.feedbackId, table.changed, table.changedId] })],
);

/** Something one person must do for an appraisal, a filing or a change to go on. */
export const hrTasks = hr.table(
  'tasks',
  {
    id: key(),
    kind: text('kind').notNull(),
    /** What it is about: `appraisal/12`, `cycle/3`, `filing/40`, `change/7`. */
    subject: text('subject').notNull(),
    cycleId: reference('cycle_id'),
    /** A role; and, where it is one person's, who. */
    owner: text('owner').notNull(),
    ownerEmployeeId: reference('owner_employee_id'),
    dueAt: moment('due_at').notNull(),
    state: text('state').notNull().default('open'),
    escalation: integer('escalation').notNull().default(0),
    details: jsonb('details').$type<Record<string, string | number | null>>(),
    createdAt: moment('created_at').notNull().defaultNow(),
    closedAt: moment('closed_at'),
  },
  (table) => [
    unique('tasks_once').on(table.kind, table.subject),
    index('tasks_open_owner').on(table.ownerEmployeeId).where(sql`state = 'open'`),
  ],
);

/** A change of one person, entered once; the workflow `employee-change` carries it through all systems. */
export const changes = hr.table(
  'changes',
  {
    id: key(),
    employeeId: reference('employee_id')
      .notNull()
      .references(() => employees.id),
    /** position, promotion, department, manager, salary, account or leaving */
    kind: text('kind').notNull(),
    effectiveOn: date('effective_on', { mode: 'string' }).notNull(),
    /** What is to hold afterwards; null: unchanged. An account is kept encrypted, apart. */
    department: text('department'),
    position: text('position'),
    managerNo: text('manager_no'),
    salaryFen: fenColumn('salary_fen'),
    leftOn: date('left_on', { mode: 'string' }),
    bankName: text('bank_name'),
    account: bytes('account'),
    note: text('note'),
    workflowId: text('workflow_id').notNull(),
    /** waiting_approval, waiting_date, applying, done, task (someone must act), withdrawn */
    state: text('state').notNull(),
    /** Whether a second person must approve it: a change of salary does. */
    needsApproval: boolean('needs_approval').notNull(),
    enteredBy: text('entered_by').notNull(),
    enteredAt: moment('entered_at').notNull().defaultNow(),
    approvedBy: text('approved_by'),
    approvedAt: moment('approved_at'),
    finishedAt: moment('finished_at'),
    archivedAt: moment('archived_at'),
  },
  (table) => [
    uniqueIndex('changes_one_at_a_time').on(table.employeeId).where(sql`state not in ('done', 'withdrawn')`),
    index('changes_employee').on(table.employeeId, table.id),
    // There are ever more of them, and it is asked every few seconds which are new.
    index('changes_to_archive')
      .on(table.id)
      .where(sql`archived_at is null and state in ('done', 'withdrawn')`),
    check('approved_by_another', sql`${table.approvedBy} is distinct from ${table.enteredBy}`),
  ],
);

/** The steps of a change: records, base_filing, payroll, amount_due; what they replaced, so that they can be undone. */
export const changeSteps = hr.table(
  'change_steps',
  {
    changeId: reference('change_id')
      .notNull()
      .references(() => changes.id),
    step: text('step').notNull(),
    /** done, refused, not_needed or compensated */
    state: text('state').notNull(),
    /** Ids of rows that were replaced, and codes; no personal data. */
    details: jsonb('details').$type<Record<string, string | number | null>>(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.changeId, table.step] })],
);
