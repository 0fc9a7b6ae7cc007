import { must } from '../../../domain/assert.ts';
import { raiseText } from '../../../domain/calculation-text.ts';
import type { PolicyLink, RaiseApprovalLink, SalaryChangeLink } from '../../../domain/explanation.ts';
import { compareDecimals } from '../../../domain/policy.ts';
import { type RaiseTier, salaryAfter } from '../../../domain/salary-policy.ts';
import type { Transaction } from '../../database.ts';
import { explainAppraisal } from './explained-appraisal.ts';
import type { ExplainedFiling } from './explained-base.ts';

interface ExplainedSalary {
  readonly salaryChange: SalaryChangeLink;
  readonly approval: RaiseApprovalLink;
}

/** The change of salary that a base was filed for, and who approved it. */
export function explainSalary(tx: Transaction, filing: ExplainedFiling): Promise<ExplainedSalary> {
  return filing.source === 'appraisal'
    ? explainRaise(tx, filing.sourceId)
    : explainChange(tx, filing.sourceId);
}

interface Proposal extends PolicyLink {
  readonly appraisalId: number;
  readonly score: string;
  readonly salaryBeforeFen: number;
  readonly salaryAfterFen: number;
  readonly effectiveOn: string;
  readonly recordedAt: string | null;
  readonly tiers: readonly RaiseTier[];
  readonly listId: number;
  readonly digest: string;
  readonly preparedBy: string;
  readonly preparedAt: string;
  readonly appliedAt: string | null;
  readonly workflowId: string;
}

async function explainRaise(tx: Transaction, proposalId: number): Promise<ExplainedSalary> {
  const [row] = await tx<Proposal[]>`
    select p.appraisal_id as "appraisalId", p.score, p.salary_before_fen as "salaryBeforeFen", p.salary_after_fen as "salaryAfterFen",
      p.effective_on as "effectiveOn", s.recorded_at as "recordedAt", sp.version, sp.effective_from as "effectiveFrom", sp.tiers,
      sp.created_by as "createdBy", sp.created_at as "createdAt", l.id as "listId", l.digest, l.prepared_by as "preparedBy",
      l.prepared_at as "preparedAt", l.applied_at as "appliedAt", c.workflow_id as "workflowId"
    from payroll.salary_proposals p
    join payroll.salary_lists l on l.id = p.list_id
    join payroll.salary_policies sp on sp.id = l.salary_policy_id
    join hr.appraisal_cycles c on c.id = l.cycle_id
    left join payroll.salaries s on s.source = 'appraisal' and s.source_id = p.id
    where p.id = ${proposalId}`;
  const raise = must(row, 'proposal of a filing');
  const approvers = await tx<RaiseApprovalLink['approvers']>`
    select approver as by, at from payroll.salary_approvals
    where list_id = ${raise.listId} and digest = ${raise.digest} and decision = 'approve' order by id`;
  const { version, effectiveFrom, createdBy, createdAt, salaryBeforeFen, salaryAfterFen } = raise;
  return {
    salaryChange: {
      source: 'appraisal',
      salaryBeforeFen,
      salaryAfterFen,
      effectiveOn: raise.effectiveOn,
      recordedAt: raise.recordedAt,
      policy: { version, effectiveFrom, createdBy, createdAt },
      calculation: raiseInWords(raise),
      appraisal: await explainAppraisal(tx, raise.appraisalId),
      change: null,
    },
    approval: {
      kind: 'list',
      listId: raise.listId,
      digest: raise.digest,
      preparedBy: raise.preparedBy,
      preparedAt: raise.preparedAt,
      approvers: [...approvers],
      appliedAt: raise.appliedAt,
      workflowId: raise.workflowId,
    },
  };
}

/** Null where the policy, applied again, does not give the new salary: then it would explain nothing. */
function raiseInWords({ score, salaryBeforeFen, salaryAfterFen, tiers }: Proposal): string | null {
  if (salaryAfter(salaryBeforeFen, score, tiers) !== salaryAfterFen) return null;
  const tier = tiers.find(({ fromScore }) => compareDecimals(score, fromScore) >= 0);
  return raiseText(salaryBeforeFen, tier?.raiseTenThousandths ?? 0, salaryAfterFen);
}

interface EnteredChange extends NonNullable<SalaryChangeLink['change']> {
  readonly effectiveOn: string;
  readonly salaryAfterFen: number | null;
  readonly salaryBeforeFen: number | null;
  readonly recordedAt: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  readonly finishedAt: string | null;
}

async function explainChange(tx: Transaction, changeId: number): Promise<ExplainedSalary> {
  const [row] = await tx<EnteredChange[]>`
    select c.id as "changeId", c.kind, c.state, c.workflow_id as "workflowId", c.entered_by as "enteredBy", c.entered_at as "enteredAt",
      c.effective_on as "effectiveOn", c.salary_fen as "salaryAfterFen", s.recorded_at as "recordedAt",
      (select before.salary_fen from payroll.salaries before
        where before.employee_id = c.employee_id and (before.id < s.id or s.id is null and before.superseded_at is null) order by before.id desc limit 1) as "salaryBeforeFen",
      c.approved_by as "approvedBy", c.approved_at as "approvedAt", c.finished_at as "finishedAt"
    from hr.changes c left join payroll.salaries s on s.source = 'change' and s.source_id = c.id
    where c.id = ${changeId} order by s.id limit 1`;
  const entered = must(row, 'change of a filing');
  const {
    approvedBy,
    approvedAt,
    effectiveOn,
    salaryAfterFen,
    salaryBeforeFen,
    recordedAt,
    finishedAt,
    ...change
  } = entered;
  return {
    salaryChange: {
      source: 'change',
      salaryBeforeFen,
      salaryAfterFen,
      effectiveOn,
      recordedAt,
      policy: null,
      calculation: null,
      appraisal: null,
      change,
    },
    approval: {
      kind: 'change',
      listId: null,
      digest: null,
      preparedBy: change.enteredBy,
      preparedAt: change.enteredAt,
      approvers: approvedBy === null || approvedAt === null ? [] : [{ by: approvedBy, at: approvedAt }],
      appliedAt: recordedAt ?? finishedAt,
      workflowId: change.workflowId,
    },
  };
}
