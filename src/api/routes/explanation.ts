import { z } from 'zod';
import { ownerOfPayment } from '../../db/queries/explanation/explained-payment.ts';
import { explainPayment } from '../../db/queries/explanation/explanation.ts';
import { mayReach, type Owner } from '../../domain/authority.ts';
import { asSeen, type ExplanationSight } from '../../domain/explanation-view.ts';
import { paymentBatchId } from '../../workflows/contract.ts';
import { type Api, type Context, type Person, personOf } from '../context.ts';
import { explanationSchema } from '../explanation-schema.ts';
import { text } from '../fields.ts';
import { problemSchema, refuse } from '../problem.ts';
import { security } from './run-params.ts';

/** Why a payment is what it is. */
export function explanationRoutes(app: Api, { database: { sql } }: Context): void {
  app.get(
    '/v1/payments/:endToEndId/explanation',
    {
      config: { action: 'payment.explain' },
      schema: {
        summary:
          'Why a payment is what it is: amount, factor, score, goals, base, filing, salary change, approval',
        description:
          'By the end-to-end id of any attempt, also of arrears. Employees see their own payments, managers those of their direct reports too; operations see neither scores nor salary, and no base, as it follows the salary.',
        tags: ['payments'],
        security,
        params: z.object({ endToEndId: text(35, 1) }),
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
function sightOf(person: Person, owner: Owner): ExplanationSight | null {
  if (!mayReach(person, 'payment.explain', owner)) return null;
  return {
    scoresAndSalary: mayReach(person, 'salary.read', owner),
    reasons: mayReach(person, 'reason.read', owner),
  };
}
