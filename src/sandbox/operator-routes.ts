import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { bookDueReturns } from './bank.ts';
import { faultsSchema } from './faults.ts';
import { filingsCsv } from './filings-csv.ts';
import { ledgerCsv } from './ledger-csv.ts';
import { readJsonBody } from './request-body.ts';
import type { Sandbox } from './sandbox.ts';
import { wireAccount, wireId } from './wire-fields.ts';

const balanceBody = z.object({ availableFen: z.number().int() });
const foreignEntryBody = z.object({
  account: wireAccount,
  amountFen: z.number().int().positive(),
  endToEndId: wireId,
});

/** What the operator of the sandbox sets and reads. No fault strikes here, or a test could not end one. */
export function operatorRoutes(server: FastifyInstance, sandbox: Sandbox): void {
  const { faultDesk, filings, journal, ledger } = sandbox;

  server.get('/faults', async () => faultDesk.faults);

  server.put('/faults', async (request, reply) => {
    journal.append({ type: 'faults', faults: readJsonBody(faultsSchema, request), startText: null });
    return reply.code(204).send();
  });

  server.put('/bank/balance', async (request, reply) => {
    const { availableFen } = readJsonBody(balanceBody, request);
    bookDueReturns(sandbox, Date.now());
    journal.append({ type: 'balance-set', availableFen });
    return reply.code(204).send();
  });

  server.post('/bank/foreign-entries', async (request, reply) => {
    const entry = readJsonBody(foreignEntryBody, request);
    const at = Date.now();
    bookDueReturns(sandbox, at);
    journal.append({ type: 'foreign-entry', at, ...entry });
    return reply.code(204).send();
  });

  server.get('/bank/ledger.csv', async (_request, reply) => {
    bookDueReturns(sandbox, Date.now());
    return reply.type('text/csv; charset=utf-8').send(ledgerCsv(ledger.entries));
  });

  server.get('/social-security/filings.csv', async (_request, reply) =>
    reply.type('text/csv; charset=utf-8').send(filingsCsv(filings.all())),
  );
}
