import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { bookDueReturns, bringStatementsUpTo, lookUp, receivePayment } from './bank.ts';
import { statementDocument, statementId } from './camt-053.ts';
import { readPaymentOrder } from './pain-001.ts';
import { paymentStatusReport, transferStatusReport } from './pain-002.ts';
import { bodyBytes, check, readJsonBody } from './request-body.ts';
import type { Sandbox } from './sandbox.ts';
import { wireId } from './wire-fields.ts';

type Answer = { status: number; type: 'application/xml' | 'application/json' | 'text/plain'; body: string };

const idParameters = z.object({ id: wireId });
const sequenceParameters = z.object({ sequence: z.coerce.number().int().positive() });
const afterQuery = z.object({ after: z.coerce.number().int().min(0).default(0) });
const lookupBody = z.object({ endToEndIds: z.array(wireId).max(10_000) });

const xml = (body: string): Answer => ({ status: 200, type: 'application/xml', body });
const json = (value: unknown): Answer => ({
  status: 200,
  type: 'application/json',
  body: JSON.stringify(value),
});
const text = (status: number, body: string): Answer => ({ status, type: 'text/plain', body });

/** The calls that a client of the bank makes. Every one of them may meet a fault. */
export function bankRoutes(bank: FastifyInstance, sandbox: Sandbox): void {
  const { faultDesk, journal, ledger } = sandbox;

  // After the body was read: an answer in the middle of an upload would reach many clients as a broken connection.
  bank.addHook('preHandler', async (request, reply) => {
    const now = Date.now();
    if (
      request.method === 'POST' &&
      request.routeOptions.url?.endsWith('/payments') &&
      faultDesk.outageIsDue
    ) {
      journal.append({ type: 'outage-started', at: now });
    }
    if (faultDesk.isOut(now)) return send(reply, text(503, 'the bank is out of service'));
  });

  /** Does the work, unless the call's fate is to fail before it or to lose the answer after it. */
  function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    key: string,
    work: () => Answer,
  ): FastifyReply {
    const fate = faultDesk.fateOf(`${request.method} ${request.url} ${key}`);
    if (fate === 'transient') return send(reply, text(503, 'try again'));
    const done = work();
    if (fate === null) return send(reply, done);
    reply.hijack();
    request.raw.socket.destroy();
    return reply;
  }

  bank.post('/payments', (request, reply) => {
    const order = readPaymentOrder(bodyBytes(request));
    return answer(request, reply, order.msgId, () => {
      const payment = receivePayment(sandbox, order, Date.now());
      if (payment === 'conflict') return text(409, 'this MsgId was received with other content');
      return xml(paymentStatusReport(payment));
    });
  });

  bank.get('/payments/:id', (request, reply) => {
    const { id } = check(idParameters, request.params);
    return answer(request, reply, '', () => {
      const payment = ledger.messages.get(id);
      return payment ? xml(paymentStatusReport(payment)) : text(404, 'no message with this id was received');
    });
  });

  bank.get('/transfers/:id', (request, reply) => {
    const { id } = check(idParameters, request.params);
    return answer(request, reply, '', () => {
      const state = ledger.transfers.get(id);
      if (!state) return text(404, 'no transfer with this id was received');
      return xml(transferStatusReport(state.payment, state.batchId, state.outcome));
    });
  });

  bank.post('/transfers/lookup', (request, reply) => {
    const { endToEndIds } = readJsonBody(lookupBody, request);
    const key = createHash('sha256').update(endToEndIds.join('\n')).digest('hex');
    return answer(request, reply, key, () =>
      json({ transfers: endToEndIds.map((id) => lookUp(sandbox, id)) }),
    );
  });

  bank.get('/statements', (request, reply) => {
    const { after } = check(afterQuery, request.query);
    return answer(request, reply, '', () => {
      const now = Date.now();
      bringStatementsUpTo(sandbox, now);
      const statements = ledger.statements
        .slice(after)
        .map(({ sequence }) => ({ sequence, id: statementId(sequence) }));
      return json({ statements, asOf: new Date(now).toISOString() });
    });
  });

  bank.get('/statements/:sequence', (request, reply) => {
    const { sequence } = check(sequenceParameters, request.params);
    return answer(request, reply, '', () => {
      const statement = ledger.statements[sequence - 1];
      if (!statement) return text(404, 'there is no statement with this number yet');
      return xml(statementDocument(statement, ledger.entriesOf(statement)));
    });
  });

  bank.get('/balance', (request, reply) =>
    answer(request, reply, '', () => {
      bookDueReturns(sandbox, Date.now());
      return json({ availableFen: ledger.availableFen });
    }),
  );
}

function send(reply: FastifyReply, { status, type, body }: Answer): FastifyReply {
  return reply.code(status).type(`${type}; charset=utf-8`).send(body);
}
