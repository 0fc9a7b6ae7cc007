import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readContributions, storeContributions } from './contribution-files.ts';
import { filingRoutes } from './filing-routes.ts';
import { issuedFile } from './monthly-issue.ts';
import { bodyBytes, check } from './request-body.ts';
import type { Sandbox } from './sandbox.ts';
import { wirePeriod } from './wire-fields.ts';

const periodParameters = z.object({ period: wirePeriod });

export function socialSecurityRoutes(office: FastifyInstance, sandbox: Sandbox): void {
  const { dir, journal } = sandbox;

  office.put('/contributions/:period', async (request, reply) => {
    const { period } = check(periodParameters, request.params);
    journal.append({ type: 'contributions', period, sha256: storeContributions(dir, bodyBytes(request)) });
    return reply.code(204).send();
  });

  office.get('/contributions/:period', async (request, reply) => {
    const sha256 = await issuedFile(sandbox, check(periodParameters, request.params).period);
    if (sha256 === null)
      return reply.code(404).type('text/plain; charset=utf-8').send('the file of this month is not out yet');
    return reply.type('application/octet-stream').send(await readContributions(dir, sha256));
  });

  filingRoutes(office, sandbox);
}
