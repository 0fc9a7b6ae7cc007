import { z } from 'zod';
import type { Change } from '../../db/queries/changes/changes.ts';
import { changeKinds, changeStates, changeSteps } from '../../domain/change-steps.ts';
import {
  count,
  day,
  employeeNo,
  fen,
  idInAddress,
  moment,
  monthlyFen,
  noteWords,
  reasonWords,
  rowId,
  text,
  words,
} from '../fields.ts';

const name = words(140);

/** A change as it is entered. What is not given stays as it is. */
export const newChange = z.strictObject({
  employeeNo,
  kind: z.enum(changeKinds),
  effectiveOn: day,
  department: name.optional(),
  position: name.optional(),
  /** Null: nobody above. */
  managerNo: words(64).nullable().optional(),
  salaryFen: monthlyFen.optional(),
  /** The last day with us. */
  leftOn: day.optional(),
  bankName: name.optional(),
  account: text(64).optional(),
  note: noteWords.optional(),
});

/** The fields that a change of each kind is about: one of them must be given. */
const fieldsOfKind = {
  position: ['position'],
  promotion: ['position', 'salaryFen', 'department'],
  department: ['department'],
  manager: ['managerNo'],
  salary: ['salaryFen'],
  account: ['account', 'bankName'],
  leaving: [],
} as const satisfies Record<(typeof changeKinds)[number], readonly string[]>;

/** What of a change does not go together, in words; null: nothing. */
export function disagreement(given: z.infer<typeof newChange>): string | null {
  const { kind, leftOn, department, position, managerNo, salaryFen, bankName, account } = given;
  const wanted: readonly (keyof typeof given)[] = fieldsOfKind[kind];
  if (wanted.length > 0 && wanted.every((field) => given[field] === undefined))
    return `what changes is missing: give ${wanted.join(' or ')}`;
  const others = [department, position, managerNo, salaryFen, bankName, account];
  const isMixed = kind === 'leaving' ? others.some((field) => field !== undefined) : leftOn !== undefined;
  return isMixed ? 'leftOn is for leaving, and leaving is entered alone' : null;
}

export const changeParams = z.object({ id: idInAddress });
export const reasonBody = z.strictObject({ reason: reasonWords });

export const startedChange = z
  .object({
    changeId: rowId,
    state: z.enum(changeStates),
    workflowId: z.string(),
  })
  .meta({ id: 'StartedChange' });

export const shownChange = z
  .object({
    changeId: rowId,
    employeeNo: z.string(),
    kind: z.enum(changeKinds),
    effectiveOn: day,
    department: z.string().nullable(),
    position: z.string().nullable(),
    managerNo: z.string().nullable(),
    /** Whether nobody is to be above him. */
    managerRemoved: z.boolean(),
    salaryFen: fen.nullable(),
    leftOn: day.nullable(),
    bankName: z.string().nullable(),
    /** Masked: `6217***********0013` */
    account: z.string().nullable(),
    note: z.string().nullable(),
    state: z.enum(changeStates),
    needsApproval: z.boolean(),
    enteredBy: z.string(),
    enteredAt: moment,
    approvedBy: z.string().nullable(),
    approvedAt: moment.nullable(),
    finishedAt: moment.nullable(),
    workflowId: z.string(),
  })
  .meta({ id: 'Change' });

export const detailedChange = shownChange.extend({
  steps: z.array(
    z.object({
      step: z.enum(changeSteps),
      state: z.enum(['done', 'refused', 'not_needed', 'compensated']),
      at: moment,
      /** Ids of the rows that came and went, and codes. */
      details: z.record(z.string(), z.union([z.string(), z.int(), z.null()])),
    }),
  ),
  filing: z
    .object({
      id: rowId,
      filingId: z.string(),
      attempt: count,
      baseFen: fen,
      state: z.enum(['pending', 'accepted', 'refused', 'refiled', 'settled']),
      receiptNo: z.string().nullable(),
      refusalReason: z.string().nullable(),
    })
    .nullable(),
});

/** A change as it is shown. @param account masked. */
export function showChange(change: Change, account: string | null): z.infer<typeof shownChange> {
  const { id, employeeId: _employeeId, managerNo, ...rest } = change;
  return {
    ...rest,
    changeId: id,
    managerNo: managerNo === '' ? null : managerNo,
    managerRemoved: managerNo === '',
    account,
  };
}
