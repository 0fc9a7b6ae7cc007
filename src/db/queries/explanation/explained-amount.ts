import { assert, must } from '../../../domain/assert.ts';
import { amountText, type Deduction } from '../../../domain/calculation-text.ts';
import type { AmountLink, ArrearLink, PolicyLink } from '../../../domain/explanation.ts';
import { amountDue, factorFor, neutralFactor, type Policy } from '../../../domain/policy.ts';
import type { Transaction } from '../../database.ts';

/** An item with what its amount was reckoned from, and the arrear that it pays, if it is not a month's own. */
interface Owed {
  readonly itemId: number;
  readonly employeeId: number;
  readonly runId: number;
  readonly period: string;
  readonly baseFen: number | null;
  readonly score: string | null;
  readonly resultId: number | null;
  readonly factor: number | null;
  readonly policyId: number | null;
  readonly amountFen: number | null;
  readonly lineId: number | null;
  readonly arrearId: number | null;
  readonly originItemId: number | null;
  readonly originPeriod: string | null;
  readonly kind: string | null;
  readonly arrearFen: number | null;
  /** What was booked of the transfer that was short; what is owed apart of the month that came back. */
  readonly shortBookedFen: number | null;
  readonly shortfallsFen: number;
  /** The filing and the result that a late arrear is reckoned by, where they came late, and what was owed late before it. */
  readonly raiseFilingId: number | null;
  readonly raiseBaseFen: number | null;
  readonly lateResultId: number | null;
  readonly lateScore: string | null;
  readonly earlierLateFen: number;
}

/** What an amount was reckoned with: where the base, the score and the policy are to be looked up. */
export interface Reckoning {
  readonly itemIds: number[];
  readonly employeeId: number;
  readonly runId: number;
  readonly period: string;
  readonly baseFen: number | null;
  readonly lineId: number | null;
  readonly score: string | null;
  readonly resultId: number | null;
  readonly factor: number | null;
  readonly policyId: number | null;
  /** Where one filing is what the amount is owed for. */
  readonly filingId: number | null;
}

/** Obligations follow from one another (short, of arrears, of a month): no payment is so many steps from its month. */
const longestWalk = 50;

/** From a payment's item back to the month's own, arrear by arrear. */
export async function walkBack(
  tx: Transaction,
  itemId: number,
): Promise<{ walk: Owed[]; arrears: ArrearLink[] }> {
  const walk: Owed[] = [];
  const arrears: ArrearLink[] = [];
  for (let next: number | null = itemId; next !== null; ) {
    assert(walk.length < longestWalk, 'arrears lead back to a month');
    const owed: Owed = must(await readOwed(tx, next), 'item of a payment');
    walk.push(owed);
    if (owed.arrearId !== null) arrears.push(await readArrear(tx, owed.arrearId));
    next = owed.originItemId;
  }
  return { walk, arrears };
}

/**
 * The formula behind a payment and what it was reckoned with. An arrear of known amount is explained by the month it
 * comes from; one that was unknown, or that a late raise or result brought, by a reckoning of its own.
 */
export async function explainAmount(
  tx: Transaction,
  walk: readonly Owed[],
  amountFen: number,
): Promise<{ amount: AmountLink; reckoning: Reckoning }> {
  const place = walk.findIndex(
    ({ arrearId, arrearFen, kind }) => arrearId === null || arrearFen === null || isLate(kind),
  );
  const reckoning = reckoningOf(must(walk[place], 'reckoned item'), walk[place + 1]);
  const { baseFen, policyId, period } = reckoning;
  const policy = policyId === null ? null : await readPolicy(tx, policyId);
  const { lateScore } = must(walk[place], 'reckoned item');
  const factor = lateScore === null || policy === null ? reckoning.factor : factorFor(lateScore, policy);
  const formulaFen =
    baseFen === null || factor === null || policy === null ? null : amountDue(baseFen, policy, factor);
  const deductions = walk
    .slice(0, place + 1)
    .reverse()
    .flatMap((owed, index) => deductionOf(owed, walk[place - index + 1]));
  const leftFen =
    formulaFen === null ? null : formulaFen - deductions.reduce((sum, { lessFen }) => sum + lessFen, 0);
  return {
    reckoning: { ...reckoning, factor },
    amount: {
      amountFen,
      period,
      baseFen,
      ratePpm: policy?.ratePpm ?? null,
      factorTenThousandths: factor,
      roundingFen: policy?.roundingFen ?? null,
      policy: policy && {
        version: policy.version,
        effectiveFrom: policy.effectiveFrom,
        createdBy: policy.createdBy,
        createdAt: policy.createdAt,
      },
      formulaFen,
      deductions,
      calculation:
        formulaFen === null || baseFen === null || factor === null || policy === null
          ? null
          : amountText(
              { baseFen, ratePpm: policy.ratePpm, factorTenThousandths: factor, resultFen: formulaFen },
              deductions,
            ),
      agrees: leftFen === amountFen,
    },
  };
}

function reckoningOf(owed: Owed, origin: Owed | undefined): Reckoning {
  const { itemId, employeeId, runId, lineId, originItemId } = owed;
  const period = owed.originPeriod ?? owed.period;
  const place = {
    itemIds: [itemId, ...(originItemId === null ? [] : [originItemId])],
    employeeId,
    runId,
    period,
    lineId,
  };
  if (!isLate(owed.kind)) {
    const { baseFen, score, resultId, factor, policyId } = owed;
    return { ...place, baseFen, score, resultId, factor, policyId, filingId: null };
  }
  // What came late changes the base or the score of a month that is over, and nothing else of it.
  const month = must(origin, 'month of a late arrear');
  return {
    ...place,
    runId: month.runId,
    lineId: month.lineId,
    baseFen: owed.raiseBaseFen ?? month.baseFen,
    score: owed.lateScore ?? month.score,
    resultId: owed.lateResultId ?? month.resultId,
    factor: month.factor ?? neutralFactor,
    policyId: month.policyId,
    filingId: owed.raiseFilingId,
  };
}

const isLate = (kind: string | null): boolean => kind === 'late_raise' || kind === 'late_result';

/** What is taken off on the way from an origin to the arrear that it left. */
function deductionOf(owed: Owed, origin: Owed | undefined): Deduction[] {
  if (owed.arrearFen === null) return [];
  switch (owed.kind) {
    case 'shortfall':
      return [{ kind: owed.kind, lessFen: owed.shortBookedFen ?? 0 }];
    case 'late_return':
      return [{ kind: owed.kind, lessFen: owed.shortfallsFen }];
    case 'late_raise':
    case 'late_result':
      return [{ kind: owed.kind, lessFen: (origin?.amountFen ?? 0) + owed.earlierLateFen }];
    default:
      return [];
  }
}

async function readOwed(tx: Transaction, itemId: number): Promise<Owed | null> {
  const [row] = await tx<Owed[]>`
    select i.id as "itemId", i.employee_id as "employeeId", i.run_id as "runId", i.period, i.base_fen as "baseFen", i.score,
      i.result_id as "resultId", i.factor_ten_thousandths as factor, i.policy_id as "policyId", i.amount_fen as "amountFen",
      i.line_id as "lineId", i.arrear_id as "arrearId", a.origin_item_id as "originItemId", a.origin_period as "originPeriod",
      a.kind, a.amount_fen as "arrearFen", short.booked_fen as "shortBookedFen",
      coalesce((select sum(s.amount_fen) from finance.arrears s
        where s.origin_item_id = a.origin_item_id and s.kind = 'shortfall' and s.state in ('open', 'settled')), 0)::bigint as "shortfallsFen",
      f.id as "raiseFilingId", f.base_fen as "raiseBaseFen", late.id as "lateResultId", late.score as "lateScore",
      coalesce((select sum(e.amount_fen) from finance.arrears e
        where e.origin_item_id = a.origin_item_id and e.kind in ('late_raise', 'late_result') and e.id < a.id and e.state in ('open', 'settled')), 0)::bigint
        as "earlierLateFen"
    from finance.items i
    left join finance.arrears a on a.id = i.arrear_id
    left join finance.transfers short on a.kind = 'shortfall' and short.end_to_end_id = substring(a.obligation_key from '/shortfall-([^/-]+)(?:-[0-9]+)?$')
    left join benefits.base_filings f on f.id = ${lastLate(tx, 'late_raise')}
    left join hr.appraisal_results late on late.id = ${lastLate(tx, 'late_result')}
    where i.id = ${itemId}`;
  return row ?? null;
}

/** The filing or the result that was the last to come late by the time a late arrear `a` was opened. */
function lastLate(tx: Transaction, kind: 'late_raise' | 'late_result') {
  return tx`(
    select substring(e.obligation_key from '-([0-9]+)$')::bigint from finance.arrears e
    where a.kind in ('late_raise', 'late_result') and e.origin_item_id = a.origin_item_id and e.kind = ${kind} and e.id <= a.id
      and e.state in ('open', 'settled') order by e.id desc limit 1)`;
}

async function readArrear(tx: Transaction, arrearId: number): Promise<ArrearLink> {
  const [row] = await tx<
    (Omit<ArrearLink, 'origin'> & ArrearLink['origin'] & { itemAmountFen: number | null })[]
  >`
    select a.id as "arrearId", a.kind, a.origin_period as "originPeriod", a.amount_fen as "amountFen", a.opened_at as "openedAt",
      i.period, i.state, i.reason, i.reasons, i.amount_fen as "itemAmountFen", r.workflow_id as "runWorkflowId",
      t.end_to_end_id as "endToEndId", t.amount_fen as "orderedFen", t.booked_fen as "bookedFen", t.bank_reason as "bankReason"
    from finance.arrears a
    join finance.items i on i.id = a.origin_item_id
    join finance.runs r on r.id = i.run_id
    left join finance.transfers t on t.end_to_end_id = case when a.kind = 'shortfall'
      then substring(a.obligation_key from '/shortfall-([^/-]+)(?:-[0-9]+)?$') else i.end_to_end_id end
    where a.id = ${arrearId}`;
  const {
    arrearId: id,
    kind,
    originPeriod,
    amountFen,
    openedAt,
    itemAmountFen,
    ...origin
  } = must(row, 'arrear');
  return {
    arrearId: id,
    kind,
    originPeriod,
    amountFen,
    openedAt,
    origin: { ...origin, amountFen: itemAmountFen },
  };
}

async function readPolicy(tx: Transaction, policyId: number): Promise<Policy & PolicyLink> {
  const [row] = await tx<(Policy & PolicyLink)[]>`
    select id, version, effective_from as "effectiveFrom", rate_ppm as "ratePpm", base_floor_fen as "baseFloorFen",
      base_cap_fen as "baseCapFen", rounding_fen as "roundingFen", tiers, pro_rate as "proRate", created_by as "createdBy",
      created_at as "createdAt"
    from benefits.policies where id = ${policyId}`;
  return must(row, 'policy of an item');
}
