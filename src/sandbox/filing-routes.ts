import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { FilingAnswer, FilingContent, FilingFact } from './facts.ts';
import { strikes } from './faults.ts';
import { basesOnRecord } from './monthly-issue.ts';
import { check, readJsonBody } from './request-body.ts';
import type { Sandbox } from './sandbox.ts';
import { wirePeriod } from './wire-fields.ts';

const filingId = z.string().min(1).max(200);
const filingParameters = z.object({ filingId });
const filingBody = z.object({
  filingId,
  idNumber: z.string().regex(/^\d{17}[\dX]$/, 'is not an ID number of 18 characters'),
  baseFen: z.number().int().positive(),
  effectivePeriod: wirePeriod,
});
// Any text may be asked for: of an ID number that is none the office has nothing on record.
const lookupBody = z.object({ period: wirePeriod, idNumbers: z.array(z.string().max(200)).max(10_000) });

export function filingRoutes(office: FastifyInstance, sandbox: Sandbox): void {
  const { journal, filings, faultDesk, idHash } = sandbox;
  /** Filings on their way to the disk. Without them two of one id and other content could both be accepted. */
  const arriving = new Map<string, { filing: FilingFact; onDisk: Promise<void> }>();

  office.post('/filings', async (request, reply) => {
    if (faultDesk.faults.filingDown) return sendDown(reply);
    const { filingId, idNumber, baseFen, effectivePeriod } = readJsonBody(filingBody, request);
    const content = { idHash: idHash(idNumber), baseFen, effectivePeriod };
    const known = filings.get(filingId) ?? arriving.get(filingId)?.filing;
    if (known && !isSame(known.content, content))
      return sendReason(reply, 409, 'this filing id was received with other content');
    await arriving.get(filingId)?.onDisk;
    if (known) return sendAnswer(reply, known.answer);
    const filing: FilingFact = { type: 'filing', filingId, answer: decide(filingId), content };
    const onDisk = journal.appendSoon(filing).finally(() => arriving.delete(filingId));
    arriving.set(filingId, { filing, onDisk });
    await onDisk;
    return sendAnswer(reply, filing.answer);
  });

  office.get('/filings/:filingId', async (request, reply) => {
    if (faultDesk.faults.filingDown) return sendDown(reply);
    const known = filings.get(check(filingParameters, request.params).filingId);
    if (!known) return sendReason(reply, 404, 'no filing with this id was received');
    return sendAnswer(reply, known.answer);
  });

  office.post('/bases/lookup', async (request, reply) => {
    if (faultDesk.faults.filingDown) return sendDown(reply);
    const { period, idNumbers } = readJsonBody(lookupBody, request);
    const bases = await basesOnRecord(sandbox, period, idNumbers);
    return { bases: bases.map((baseFen) => ({ baseFen })) };
  });

  function decide(id: string): FilingAnswer {
    return strikes(faultDesk.faults, 'filingRefuse', id)
      ? { status: 'refused', reason: 'base_not_accepted' }
      : { status: 'accepted', filingId: id, receiptNo: receiptNoOf(id) };
  }
}

/** A filing of an old journal has no content to compare; it is answered as it was then. */
function isSame(known: FilingContent | undefined, content: FilingContent): boolean {
  if (!known) return true;
  return (
    known.idHash === content.idHash &&
    known.baseFen === content.baseFen &&
    known.effectivePeriod === content.effectivePeriod
  );
}

/** From the id alone: the answer to a filing is the same wherever it is made up. */
function receiptNoOf(id: string): string {
  return `SS${createHash('sha256').update(id).digest('hex').slice(0, 16).toUpperCase()}`;
}

function sendAnswer(reply: FastifyReply, answer: FilingAnswer): FastifyReply {
  return reply.code(answer.status === 'accepted' ? 200 : 422).send(answer);
}

function sendDown(reply: FastifyReply): FastifyReply {
  return sendReason(reply, 503, 'the office is out of service');
}

function sendReason(reply: FastifyReply, status: number, reason: string): FastifyReply {
  return reply.code(status).type('text/plain; charset=utf-8').send(reason);
}
