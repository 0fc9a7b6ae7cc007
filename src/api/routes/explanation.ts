import { z } from 'zod';
import { ownerOfPayment, type PaymentOwner } from '../../db/queries/explanation/explained-payment.ts';
import { explainPayment } from '../../db/queries/explanation/explanation.ts';
import { asSeen, type ExplanationSight } from '../../domain/explanation-view.ts';
import { type Role, roles } from '../../domain/roles.ts';
import { paymentBatchId } from '../../workflows/contract.ts';
import { type Api, type Context, type Person, personOf } from '../context.ts';
import { explanationSchema } from '../explanation-schema.ts';
import { problemSchema, refuse } from '../problem.ts';
import { security } from './run-params.ts';

/** Who sees everybody's payments; the others see their own and those of their direct reports. */
const overseers: readonly Role[] = ['hr', 'finance', 'ops', 'auditor'];

/** Why a payment is what it is. */
export function explanationRoutes(app: Api, { database: { sql } }: Context): void {
  app.get(
    '/v1/payments/:endToEndId/explanation',
    {
      config: { roles },
      schema: {
        summary:
          'Why a payment is what it is: amount, factor, score, goals, base, filing, salary change, approval',
        description:
          'By the end-to-end id of any attempt, also of arrears. Employees see their own payments, managers those of their direct reports too; operations see neither scores nor salary, and no base, as it follows the salary.',
        tags: ['payments'],
        security,
        params: z.object({ endToEndId: z.string() }),
        response: { 200: explanationSchema, 404: problemSchema },
      },
    },
    async (request) => {
      const { endToEndId } = request.params;
      const person = personOf(request);
      const owner = await ownerOfPayment(sql, endToEndId);
      const sight = owner && sightOf(person, owner);
      const explanation = sight && (await explainPayment(sql, endToEndId, paymentBatchId));
      if (!explanation)
        refuse(
          404,
          'payment_unknown',
          'There is no payment with this end-to-end id, or it is not yours to see. Take the id from a report, the bank statement or GET /v1/me/payments. 没有该业务编号的付款，或您无权查看。',
        );
      return asSeen(explanation, sight);
    },
  );
}

/** What a person may see of a payment; null: for him it does not exist. */
function sightOf({ role, employeeId }: Person, owner: PaymentOwner): ExplanationSight | null {
  const isOwn = employeeId === owner.employeeId;
  const isReport = employeeId !== null && employeeId === owner.managerId;
  if (!isOwn && !isReport && !overseers.includes(role)) return null;
  return {
    scoresAndSalary: isOwn || isReport || role !== 'ops',
    reasons: isOwn || role === 'hr' || role === 'auditor',
  };
}
