import type { Explanation } from '../../../domain/explanation.ts';
import type { Sql } from '../../database.ts';
import { explainAmount, walkBack } from './explained-amount.ts';
import { explainAppraisal, explainFactor } from './explained-appraisal.ts';
import { explainBase, filingBehind } from './explained-base.ts';
import { aroundPayment, paymentByWireId } from './explained-payment.ts';
import { explainSalary } from './explained-salary.ts';

/**
 * Walks one attempt to pay back to what it follows from, in one snapshot of the records.
 * @param batchWorkflowId names the workflow that sent a batch. @returns null if no attempt has this id.
 */
export async function explainPayment(
  sql: Sql,
  endToEndId: string,
  batchWorkflowId: (programme: string, period: string, batchId: number) => string,
): Promise<Explanation | null> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const found = await paymentByWireId(tx, endToEndId);
    if (!found) return null;
    const around = await aroundPayment(tx, found);
    const { transferId: _, itemId, runId: __, round: ___, batchId, ...payment } = found;
    const { walk, arrears } = await walkBack(tx, itemId);
    const { amount, reckoning } = await explainAmount(tx, walk, payment.amountFen);
    const { factor, appraisalId } = await explainFactor(tx, reckoning);
    const appraisal = appraisalId === null ? null : await explainAppraisal(tx, appraisalId);
    const filing = await filingBehind(tx, reckoning);
    const salary = filing && (await explainSalary(tx, filing));
    return {
      payment: {
        ...payment,
        ...around,
        batchWorkflowId:
          batchId === null ? null : batchWorkflowId(payment.programme, payment.period, batchId),
      },
      owedBecause: arrears,
      amount,
      factor,
      score: appraisal?.score ?? null,
      goals: appraisal?.goals ?? null,
      base: await explainBase(tx, reckoning),
      filing: filing && withoutSource(filing),
      salaryChange: salary?.salaryChange ?? null,
      approval: salary?.approval ?? null,
      hidden: [],
    };
  });
}

function withoutSource({ sourceId: _, ...filing }: NonNullable<Awaited<ReturnType<typeof filingBehind>>>) {
  return filing;
}
