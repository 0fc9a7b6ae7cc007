import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { readContributions, storeContributions } from './contribution-files.ts';
import type { FilingAnswer } from './facts.ts';
import { strikes } from './faults.ts';
import { bodyBytes, check, readJsonBody } from './request-body.ts';
import type { Sandbox } from './sandbox.ts';
import { wirePeriod } from './wire-fields.ts';

const periodParameters = z.object({ period: wirePeriod });
const filingId = z.string().min(1).max(200);
const filingParameters = z.object({ filingId });
const filingBody = z.object({
  filingId,
  idNumber: z.string().regex(/^\d{17}[\dX]$/, 'is not an ID number of 18 characters'),
  baseFen: z.number().int().positive(),
  effectivePeriod: wirePeriod,
});

export function socialSecurityRoutes(office: FastifyInstance, sandbox: Sandbox): void {
  const { dir, journal, contributions, filings, faultDesk } = sandbox;

  office.put('/contributions/:period', async (request, reply) => {
    const { period } = check(periodParameters, request.params);
    journal.append({ type: 'contributions', period, sha256: storeContributions(dir, bodyBytes(request)) });
    return reply.code(204).send();
  });

  office.get('/contributions/:period', async (request, reply) => {
    const sha256 = contributions.get(check(periodParameters, request.params).period);
    if (!sha256)
      return reply.code(404).type('text/plain; charset=utf-8').send('the file of this month is not out yet');
    return reply.type('application/octet-stream').send(await readContributions(dir, sha256));
  });

  office.post('/filings', async (request, reply) => {
    if (faultDesk.faults.filingDown) return sendDown(reply);
    const filing = readJsonBody(filingBody, request);
    const known = filings.get(filing.filingId);
    if (known) return sendAnswer(reply, known);
    const refused = strikes(faultDesk.faults, 'filingRefuse', filing.filingId);
    const answer: FilingAnswer = refused
      ? { status: 'refused', reason: 'base_not_accepted' }
      : { status: 'accepted', filingId: filing.filingId, receiptNo: receiptNoOf(filing.filingId) };
    // The ID number is not kept: the answer does not need it.
    await journal.appendSoon({ type: 'filing', filingId: filing.filingId, answer });
    return sendAnswer(reply, answer);
  });

  office.get('/filings/:filingId', async (request, reply) => {
    if (faultDesk.faults.filingDown) return sendDown(reply);
    const known = filings.get(check(filingParameters, request.params).filingId);
    if (!known)
      return reply.code(404).type('text/plain; charset=utf-8').send('no filing with this id was received');
    return sendAnswer(reply, known);
  });
}

/** From the id alone, so that the same filing received twice at one moment has one receipt. */
function receiptNoOf(id: string): string {
  return `SS${createHash('sha256').update(id).digest('hex').slice(0, 16).toUpperCase()}`;
}

function sendAnswer(reply: FastifyReply, answer: FilingAnswer): FastifyReply {
  return reply.code(answer.status === 'accepted' ? 200 : 422).send(answer);
}

function sendDown(reply: FastifyReply): FastifyReply {
  return reply.code(503).type('text/plain; charset=utf-8').send('the office is out of service');
}
