import Fastify, { type FastifyInstance } from 'fastify';
import { bankRoutes } from './bank-routes.ts';
import { JournalFailure } from './journal.ts';
import { operatorRoutes } from './operator-routes.ts';
import { MalformedPayment } from './pain-001.ts';
import { BadRequest } from './request-body.ts';
import type { Sandbox } from './sandbox.ts';
import { smsRoutes } from './sms-routes.ts';
import { socialSecurityRoutes } from './social-security-routes.ts';

/** Bytes of a request: a payment file of half a million transfers, or the office's file for as many people. */
const bodyLimitBytes = 256 * 1024 * 1024;

/** The three parties behind one port. `onJournalFailure` is told when nothing can be acknowledged any more. */
export function createServer(
  sandbox: Sandbox,
  onJournalFailure: (failure: JournalFailure) => void,
): FastifyInstance {
  const server = Fastify({
    logger: false,
    bodyLimit: bodyLimitBytes,
    forceCloseConnections: true,
    // An id of 35 characters, each written as %XX.
    routerOptions: { maxParamLength: 3 * 200 },
  });

  // Every body is taken as bytes: what it is, the route knows, and the office's file is stored as it came.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    reply.type('text/plain; charset=utf-8');
    if (error instanceof MalformedPayment || error instanceof BadRequest)
      return reply.code(400).send(error.message);
    if (error.statusCode && error.statusCode < 500) return reply.code(error.statusCode).send(error.message);
    if (error instanceof JournalFailure) onJournalFailure(error);
    // The stack alone: it names places in the code, and messages of ours hold no values.
    else process.stderr.write(`${error.stack}\n`);
    return reply.code(500).send('the sandbox failed');
  });

  operatorRoutes(server, sandbox);
  smsRoutes(server, sandbox);
  server.register(async (bank) => bankRoutes(bank, sandbox), { prefix: '/bank' });
  server.register(async (office) => socialSecurityRoutes(office, sandbox), { prefix: '/social-security' });
  return server;
}
