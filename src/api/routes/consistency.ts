import { z } from 'zod';
import { OutsideFault } from '../../connectors/outside-fault.ts';
import { checkConsistency } from '../../db/queries/consistency/consistency.ts';
import { policyInForce } from '../../db/queries/disbursement/policies.ts';
import { must } from '../../domain/assert.ts';
import { parsePeriod } from '../../domain/period.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { count, month, programmeCode } from '../fields.ts';
import { asFactsSeen } from '../pay-sight.ts';
import { problemSchema, refuse } from '../problem.ts';
import { createTurns } from '../turns.ts';
import { security } from './run-params.ts';

/** Everybody is read and compared: more at once would leave the API no time for others. */
const checkedAtOnce = 2;

/** Whether the four systems and the social-security office say the same of everybody. */
export function consistencyRoutes(app: Api, context: Context): void {
  const { sql } = context.database;
  const inTurn = createTurns(checkedAtOnce);

  app.get(
    '/v1/consistency',
    {
      config: { action: 'consistency.check' },
      schema: {
        summary: 'Differences between records, benefits, payroll, finance and the social-security office',
        description:
          'Checks everybody at once. A difference that somebody has in hand says by what: a task, a filing, a hold. `silent` counts those that nobody has in hand: it must be 0.',
        tags: ['consistency'],
        security,
        querystring: z.strictObject({ period: month, programme: programmeCode }),
        response: {
          200: z.object({
            checkedEmployees: count,
            unknownToOffice: count,
            differences: z.array(
              z.object({
                code: z.string(),
                employeeNo: z.string(),
                says: z.record(z.string(), z.union([z.string(), z.int(), z.null()])),
                explained: z.string().nullable(),
              }),
            ),
            found: count,
            silent: count,
          }),
          404: problemSchema,
          503: problemSchema,
        },
      },
    },
    async (request) => {
      const { programme } = request.query;
      const period = must(parsePeriod(request.query.period), 'a month');
      if (!(await policyInForce(sql, programme, period)))
        refuse(404, 'policy_missing', `The programme ${programme} has no policy for ${period}. 该月无政策。`);
      try {
        const checked = await inTurn(() =>
          checkConsistency(sql, context.privateData, { programme, period }, context.officeBases),
        );
        const person = personOf(request);
        const differences = checked.differences.map((difference) => ({
          ...difference,
          says: asFactsSeen(person, difference.says),
        }));
        return { ...checked, differences };
      } catch (error) {
        if (!(error instanceof OutsideFault)) throw error;
        return refuse(
          503,
          'office_unreachable',
          'The social-security office does not answer: without it nothing can be compared. Try again later. 社保中心无应答，请稍后重试。',
        );
      }
    },
  );
}
