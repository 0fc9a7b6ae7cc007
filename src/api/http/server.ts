import { fastify, LogController } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Logger } from '../../config/logger.ts';
import type { Api } from '../context.ts';
import { answerError } from './errors.ts';
import type { HttpSettings } from './http-settings.ts';
import { readJsonBodies } from './json-body.ts';
import { hasBody, refuseUnacceptable, refuseUnreadable } from './media-types.ts';
import { type CountRequest, createRateLimit } from './rate-limits.ts';
import { answerUnparsed, refuseDetours } from './raw-refusals.ts';
import { replySerializer } from './reply-serializer.ts';
import { requestIdOf } from './request-id.ts';
import { idsOf } from './request-span.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { steadyBody } from './steady-body.ts';
import { answerUnknownAddresses } from './unknown-address.ts';
import { boundUploads } from './upload-places.ts';
import { refuseMalformed } from './well-formed-request.ts';

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A server that has no route yet and fears nobody: whatever comes in is given an id, held against the bounds and
 * answered in words, and nothing that comes in ends it. What no route takes is counted against its address here, the rest by
 * whoever knows who calls.
 */
export async function createServer(
  logger: Logger,
  settings: HttpSettings,
): Promise<{ app: Api; countRequest: CountRequest }> {
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIdOf,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    bodyLimit: settings.maxBodyBytes,
    requestTimeout: settings.requestTimeoutMs,
    http: {
      headersTimeout: settings.headersTimeoutMs,
      connectionsCheckingInterval: settings.connectionCheckMs,
      // Checked with the other headers, so that it is answered in words.
      requireHostHeader: false,
    },
    // While the server ends, what still comes over an open connection is done and answered like all else.
    return503OnClosing: false,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    clientErrorHandler: answerUnparsed,
    frameworkErrors: (error, request, reply) => {
      reply.header('x-request-id', request.id);
      answerError(error, request, reply);
    },
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>() as unknown as Api;
  refuseDetours(app.server);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(replySerializer);
  readJsonBodies(app);
  // Files come as raw bytes and are streamed to disk by the route.
  app.addContentTypeParser(['application/octet-stream', 'text/csv'], (_request, payload, done) =>
    done(null, payload),
  );
  app.setErrorHandler(answerError);
  const countRequest = await createRateLimit(app, settings);
  const unknown = answerUnknownAddresses(app);

  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  await addSecurityHeaders(app, settings);
  app.addHook('onRequest', async (request, reply) => {
    try {
      refuseMalformed(request);
      if (!unknown.isUnknown(request)) return refuseUnacceptable(request);
    } catch (error) {
      await countRequest(request, reply);
      throw error;
    }
    await countRequest(request, reply);
    return unknown.answer(request, reply);
  });
  boundUploads(app, settings.uploadsAtOnce);
  app.addHook('preParsing', async (request, _reply, payload) => {
    refuseUnreadable(request);
    return hasBody(request) ? steadyBody(payload, settings) : payload;
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.raw.setTimeout(settings.readerStallMs, () => reply.raw.destroy());
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, person } = request;
    const what = {
      method,
      route: routeOptions.url,
      status: reply.statusCode,
      ...idsOf(request),
      ms: Math.round(reply.elapsedTime),
    };
    // What changes something is what one looks for later.
    if (reply.statusCode < 400)
      return reads.has(method) ? request.log.debug(what, 'answered') : request.log.info(what, 'answered');
    // Who was refused: his number, or where he came from if nobody knows who he is.
    const who = person ? { user: person.userId } : { address: request.ip };
    request.log.info({ ...what, ...who }, 'refused');
  });
  return { app, countRequest };
}
