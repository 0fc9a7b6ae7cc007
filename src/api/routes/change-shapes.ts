import { z } from 'zod';
import type { Change } from '../../db/queries/changes/changes.ts';
import { parseCalendarDate } from '../../domain/calendar-date.ts';
import { changeKinds, changeStates, changeSteps } from '../../domain/change-steps.ts';

const day = z.string().refine((text) => /^\d{4}-\d\d-\d\d$/.test(text) && parseCalendarDate(text) === text, {
  message: 'a day is written YYYY-MM-DD',
});
const words = z.string().trim().min(1).max(140);

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

/** A change as it is entered. What is not given stays as it is. */
export const newChange = z
  .strictObject({
    employeeNo: z.string().min(1).max(64),
    kind: z.enum(changeKinds),
    effectiveOn: day,
    department: words.optional(),
    position: words.optional(),
    /** Null: nobody above. */
    managerNo: z.string().trim().min(1).max(64).nullable().optional(),
    /** Any number passes here, so that a salary that is none has its own code. */
    salaryFen: z.number().optional(),
    /** The last day with us. */
    leftOn: day.optional(),
    bankName: words.optional(),
    account: z.string().max(64).optional(),
    note: z.string().trim().max(500).optional(),
  })
  .refine(
    (given) => {
      const wanted: readonly (keyof typeof given)[] = fieldsOfKind[given.kind];
      return wanted.length === 0 || wanted.some((field) => given[field] !== undefined);
    },
    { message: 'what changes is missing: give a field that this kind of change is about' },
  )
  .refine(
    ({ kind, leftOn, department, position, managerNo, salaryFen, bankName, account }) =>
      kind === 'leaving'
        ? [department, position, managerNo, salaryFen, bankName, account].every(
            (field) => field === undefined,
          )
        : leftOn === undefined,
    { message: 'leftOn is for leaving, and leaving is entered alone' },
  );

export const changeParams = z.object({ id: z.coerce.number().int().positive() });
export const reasonBody = z.object({ reason: z.string().trim().min(1).max(500) });

export const startedChange = z.object({
  changeId: z.number(),
  state: z.enum(changeStates),
  workflowId: z.string(),
});

export const shownChange = z.object({
  changeId: z.number(),
  employeeNo: z.string(),
  kind: z.enum(changeKinds),
  effectiveOn: z.string(),
  department: z.string().nullable(),
  position: z.string().nullable(),
  managerNo: z.string().nullable(),
  /** Whether nobody is to be above him. */
  managerRemoved: z.boolean(),
  salaryFen: z.number().nullable(),
  leftOn: z.string().nullable(),
  bankName: z.string().nullable(),
  /** The last four digits. */
  account: z.string().nullable(),
  note: z.string().nullable(),
  state: z.enum(changeStates),
  needsApproval: z.boolean(),
  enteredBy: z.string(),
  enteredAt: z.string(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  workflowId: z.string(),
});

export const detailedChange = shownChange.extend({
  steps: z.array(
    z.object({
      step: z.enum(changeSteps),
      state: z.enum(['done', 'refused', 'not_needed', 'compensated']),
      at: z.string(),
      /** Ids of the rows that came and went, and codes. */
      details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
    }),
  ),
  filing: z
    .object({
      id: z.number(),
      filingId: z.string(),
      attempt: z.number(),
      baseFen: z.number(),
      state: z.enum(['pending', 'accepted', 'refused', 'refiled', 'settled']),
      receiptNo: z.string().nullable(),
      refusalReason: z.string().nullable(),
    })
    .nullable(),
});

/** A change as it is shown: of an account only the last digits. @param accountNo in clear. */
export function showChange(change: Change, accountNo: string | null): z.infer<typeof shownChange> {
  const { id, employeeId: _employeeId, managerNo, ...rest } = change;
  return {
    ...rest,
    changeId: id,
    managerNo: managerNo === '' ? null : managerNo,
    managerRemoved: managerNo === '',
    account: accountNo === null ? null : `**** ${accountNo.slice(-4)}`,
  };
}
