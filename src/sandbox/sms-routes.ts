import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readJsonBody } from './request-body.ts';
import type { Sandbox } from './sandbox.ts';

const messageBody = z.object({
  messageId: z.string().min(1).max(200),
  to: z.string().regex(/^\+?\d{5,20}$/, 'is not a phone number'),
  text: z.string().min(1).max(2000),
});

export function smsRoutes(gateway: FastifyInstance, sandbox: Sandbox): void {
  const { journal, smsIds, faultDesk } = sandbox;

  gateway.post('/sms', async (request, reply) => {
    if (faultDesk.faults.smsDown) {
      return reply.code(503).type('text/plain; charset=utf-8').send('the gateway is out of service');
    }
    const { messageId } = readJsonBody(messageBody, request);
    // Neither number nor text is kept: that it was sent is all that anyone asks for.
    if (!smsIds.has(messageId)) await journal.appendSoon({ type: 'sms', messageId });
    return reply.code(202).send({ messageId, status: 'accepted' });
  });

  gateway.get('/sms/count', async () => ({ sent: smsIds.size }));
}
