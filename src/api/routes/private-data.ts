import { z } from 'zod';
import { employeeRecords } from '../../db/queries/people/employee-records.ts';
import { recordPrivateRead } from '../../db/queries/people/private-reads.ts';
import { mayReach } from '../../domain/authority.ts';
import { maskNumbersIn } from '../../domain/masking.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { employeeNo as number, text } from '../fields.ts';
import { problemSchema } from '../problem.ts';
import { employeeUnknown } from './employee-records.ts';
import { security } from './run-params.ts';

const fields = ['idNumber', 'account', 'phone'] as const;

/** Why somebody reads what is private, in words that an auditor understands. */
export const readingReason = text(500, 5)
  .regex(/\S(?:\s*\S){4}/, 'may not be blank')
  .trim()
  .overwrite(maskNumbersIn);

const revealed = z.object({
  employeeNo: z.string(),
  idNumber: z.string().nullable().optional(),
  account: z.string().nullable().optional(),
  phone: z.string().nullable().optional(),
});

/** Private numbers unmasked, one person at a time. */
export function privateDataRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.post(
    '/v1/employees/:employeeNo/private-data',
    {
      config: { action: 'private.reveal' },
      // Nothing of it is kept, so that every reading is recorded: an Idempotency-Key makes no difference here.
      preValidation: async (request) => {
        request.takeKey = null;
      },
      schema: {
        summary: 'Private numbers of one employee, unmasked: with a reason, and recorded before the answer',
        description:
          'Only the fields that are asked for are in the answer; null means that none is on record. Nothing of it may be kept by a cache.',
        tags: ['employees'],
        security,
        params: z.object({ employeeNo: number }),
        body: z.strictObject({
          fields: z
            .array(z.enum(fields))
            .min(1)
            .max(fields.length)
            .refine((asked) => new Set(asked).size === asked.length, { message: 'name each field once' })
            .meta({ uniqueItems: true }),
          reason: readingReason,
        }),
        response: { 200: revealed, 404: problemSchema },
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const { employeeNo } = request.params;
      const { fields: asked, reason } = request.body;
      const [row] = await employeeRecords(sql, person, { after: '', department: null, limit: 1, employeeNo });
      if (!row || !mayReach(person, 'private.reveal', row)) return employeeUnknown();
      await recordPrivateRead(sql, {
        actor: person.username,
        action: 'private_data_read',
        subject: `employee/${row.employeeId}`,
        fields: asked,
        reason,
      });
      const shown = asked.map((field) => {
        const value = row[field];
        return [field, value === null ? null : context.privateData.decryptText(value)] as const;
      });
      return reply.header('cache-control', 'no-store').send({ employeeNo, ...Object.fromEntries(shown) });
    },
  );
}
