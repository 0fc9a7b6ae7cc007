import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { isPassingFault } from '../passing-fault.ts';
import { type Refusal, RequestRefused, sendProblem } from '../problem.ts';
import { StoredReply } from './stored-reply.ts';

/** Everything that goes wrong with a request becomes a problem document here; a 5xx says nothing of the inside. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof StoredReply) return error.send(reply);
  return sendRefusal(reply, refusalOfFault(error, request));
}

/** What is told of something that went wrong; what the caller could not help is logged. */
export function refusalOfFault(error: unknown, request: FastifyRequest): Refusal {
  if (error instanceof RequestRefused) return error.refusal;
  const refusal = refusalOf(error);
  if (refusal) return refusal;
  request.log.error(
    {
      url: request.routeOptions.url,
      ...faultOf(error),
    },
    'request failed',
  );
  return isPassingFault(error)
    ? {
        status: 503,
        code: 'temporarily_unavailable',
        detail:
          'Something this needs does not answer just now. Try the same request again. 暂时无法处理，请重试。',
      }
    : {
        status: 500,
        code: 'internal',
        detail:
          'This is a bug of ours: the log has it under the request id. Look whether it was done before you ask again. 系统内部错误，请先核实结果再重试。',
      };
}

/** What the server itself refuses, in our words: its own may repeat what the caller sent. */
function refusalOf(error: unknown): Refusal | null {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const detail = error.validation
      .map((issue) => `${error.validationContext}${issue.instancePath}: ${issue.message}`)
      .join('; ');
    return { status: 400, code: 'invalid_request', detail };
  }
  const { statusCode: status } = error as { statusCode?: number };
  if (status === undefined || status < 400 || status >= 500) return null;
  if (status === 413)
    return {
      status,
      code: 'body_too_large',
      detail: 'The body is above the limit for anything but a file. 请求内容过大。',
    };
  if (status === 414)
    return { status, code: 'address_too_long', detail: 'A part of the address is too long. 地址过长。' };
  if (status === 415)
    return {
      status,
      code: 'media_type',
      detail: 'The content type is none that is read here. 不支持的内容类型。',
    };
  return {
    status,
    code: 'invalid_request',
    detail: `${wordsOf[(error as { code?: string }).code ?? ''] ?? 'The request is not well-formed.'} 请求格式有误。`,
  };
}

const wordsOf: Readonly<Record<string, string>> = {
  FST_ERR_BAD_URL: 'The address has a percent sign that stands for no character.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty, though its content type is JSON.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not JSON, or has a key that is not allowed.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body is not as long as content-length says.',
};

/** What remains of a body that was refused halfway is not waited for. */
function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (refusal.status === 408 || refusal.status === 413) reply.header('connection', 'close');
  return sendProblem(reply, refusal);
}

/** What went wrong and where, without its words: those may hold a value that somebody sent. */
function faultOf(error: unknown) {
  const {
    name,
    code,
    constraint_name: constraint,
    routine,
    stack,
  } = error as Error & { code?: string; constraint_name?: string; routine?: string };
  const place = /src\/[\w./-]+:\d+/.exec(stack ?? '')?.[0];
  return { name, code, constraint, routine, place };
}
