import { z } from 'zod';
import { noResultInForce } from '../domain/explanation.ts';
import { count, day, fen, moment, month, rowId } from './fields.ts';

const policy = z.object({
  version: count,
  effectiveFrom: z.string(),
  createdBy: z.string(),
  createdAt: moment,
});
const indicator = z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string(), weight: z.string() });

const payment = z.object({
  endToEndId: z.string(),
  employeeNo: z.string(),
  programme: z.string(),
  programmeZh: z.string(),
  programmeEn: z.string(),
  period: month,
  owedFor: month,
  state: z.string(),
  itemState: z.string(),
  reason: z.string().nullable(),
  amountFen: fen,
  bookedFen: fen.nullable(),
  bookedAt: moment.nullable(),
  bankReason: z.string().nullable(),
  attempt: count,
  attempts: z.array(
    z.object({
      attempt: count,
      endToEndId: z.string(),
      state: z.string(),
      amountFen: fen,
      bankReason: z.string().nullable(),
    }),
  ),
  statements: z.array(
    z.object({
      statementId: z.string(),
      sequence: count,
      kind: z.string(),
      amountFen: fen,
      bookedAt: moment,
      verdict: z.string().nullable(),
      returnReason: z.string().nullable(),
    }),
  ),
  batchMessageId: z.string().nullable(),
  runWorkflowId: z.string(),
  batchWorkflowId: z.string().nullable(),
  list: z.object({ round: count, digest: z.string(), preparedBy: z.string(), preparedAt: moment }).nullable(),
  approvals: z.array(z.object({ by: z.string(), at: moment, digest: z.string() })),
  notices: z.array(
    z.object({
      kind: z.string(),
      attempt: count,
      zh: z.string(),
      en: z.string(),
      at: moment,
      smsState: z.string(),
    }),
  ),
});

const arrear = z.object({
  arrearId: rowId,
  kind: z.string(),
  originPeriod: month,
  amountFen: fen.nullable(),
  openedAt: moment,
  origin: z.object({
    period: month,
    state: z.string(),
    reason: z.string().nullable(),
    reasons: z.array(z.string()),
    amountFen: fen.nullable(),
    runWorkflowId: z.string(),
    endToEndId: z.string().nullable(),
    orderedFen: fen.nullable(),
    bookedFen: fen.nullable(),
    bankReason: z.string().nullable(),
  }),
});

const amount = z.object({
  amountFen: fen,
  period: month,
  baseFen: fen.nullable(),
  ratePpm: count.nullable(),
  factorTenThousandths: count.nullable(),
  roundingFen: fen.nullable(),
  policy: policy.nullable(),
  formulaFen: fen.nullable(),
  deductions: z.array(z.object({ kind: z.string(), lessFen: fen })),
  calculation: z.string().nullable(),
  agrees: z.boolean(),
});

const factor = z.object({
  factorTenThousandths: count.nullable(),
  period: month,
  inForce: z
    .object({
      score: z.string().nullable(),
      resultId: rowId.nullable(),
      cycleCode: z.string().nullable(),
      firstPeriod: month.nullable(),
      lastPeriod: month.nullable(),
    })
    .nullable(),
  note: z.literal(noResultInForce).nullable(),
});

const score = z.object({
  appraisalId: rowId,
  workflowId: z.string(),
  evaluatorNo: z.string().nullable(),
  cycle: z.object({
    code: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    workflowId: z.string(),
    evaluatedFrom: day,
    evaluatedTo: day,
    releasedAt: moment.nullable(),
    releasedBy: z.string().nullable(),
    finalAt: moment.nullable(),
  }),
  weightedScore: z.string().nullable(),
  indicators: z.array(indicator.extend({ score: z.string().nullable() })),
  evaluations: z.array(
    z.object({
      kind: z.string(),
      by: z.string(),
      at: moment,
      goalsVersion: count,
      weightedScore: z.string(),
      scores: z.record(z.string(), z.string()).nullable(),
      hasReason: z.boolean(),
      reason: z.string().nullable(),
    }),
  ),
  appeal: z
    .object({
      filedBy: z.string(),
      filedAt: moment,
      reason: z.string().nullable(),
      decision: z.string().nullable(),
      decidedBy: z.string().nullable(),
      decidedAt: moment.nullable(),
      hasDecisionReason: z.boolean(),
      decisionReason: z.string().nullable(),
    })
    .nullable(),
});

const goals = z.object({
  version: count,
  indicators: z.array(indicator),
  setBy: z.string(),
  setAt: moment,
  confirmedBy: z.string().nullable(),
  confirmedAt: moment.nullable(),
  templateCode: z.string().nullable(),
  templateVersion: count.nullable(),
});

const base = z.object({
  baseFen: fen.nullable(),
  period: month,
  validFrom: z.string().nullable(),
  source: z.string().nullable(),
  recordedAt: moment.nullable(),
  upload: z
    .object({
      fileName: z.string(),
      sha256: z.string(),
      period: month,
      baseFen: fen.nullable(),
      receivedAt: moment,
      receivedBy: z.string(),
      lineNo: count.nullable(),
    })
    .nullable(),
  correction: z.object({ by: z.string(), at: moment }).nullable(),
});

const filing = z.object({
  filingId: z.string(),
  receiptNo: z.string().nullable(),
  state: z.string(),
  attempt: count,
  baseBeforeFen: fen.nullable(),
  baseFen: fen.nullable(),
  effectivePeriod: month,
  filedBy: z.string(),
  filedAt: moment,
  answeredAt: moment.nullable(),
  source: z.string(),
});

const salaryChange = z.object({
  source: z.enum(['appraisal', 'change']),
  salaryBeforeFen: fen.nullable(),
  salaryAfterFen: fen.nullable(),
  effectiveOn: day,
  recordedAt: moment.nullable(),
  policy: policy.nullable(),
  calculation: z.string().nullable(),
  appraisal: z.object({ score, goals: goals.nullable() }).nullable(),
  change: z
    .object({
      changeId: rowId,
      kind: z.string(),
      state: z.string(),
      workflowId: z.string(),
      enteredBy: z.string(),
      enteredAt: moment,
    })
    .nullable(),
});

const approval = z.object({
  kind: z.enum(['list', 'change']),
  listId: rowId.nullable(),
  digest: z.string().nullable(),
  preparedBy: z.string(),
  preparedAt: moment,
  approvers: z.array(z.object({ by: z.string(), at: moment })),
  appliedAt: moment.nullable(),
  workflowId: z.string(),
});

/** The links of domain/explanation.ts as the API gives them. */
export const explanationSchema = z.object({
  payment,
  owedBecause: z.array(arrear),
  amount,
  factor,
  score: score.nullable(),
  goals: goals.nullable(),
  base,
  filing: filing.nullable(),
  salaryChange: salaryChange.nullable(),
  approval: approval.nullable(),
  hidden: z.array(z.enum(['score', 'salary', 'base'])),
});
