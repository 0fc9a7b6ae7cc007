import type { FastifyRequest } from 'fastify';
import { refuse } from '../problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route answers with, where that is not JSON. */
    produces?: readonly string[];
  }
}

const json = ['application/json', 'application/problem+json'];
const file = ['application/octet-stream', 'text/csv'];

/** Whether a route takes a file as its body, by what its schema says that it consumes. */
export function takesFile(request: FastifyRequest): boolean {
  const { consumes } = (request.routeOptions.schema ?? {}) as { consumes?: readonly string[] };
  return consumes?.includes('application/octet-stream') ?? false;
}

/** 406 where the caller would not take what the route gives. */
export function refuseUnacceptable(request: FastifyRequest): void {
  const { accept } = request.headers;
  // The pages of /docs are for browsers, which take anything.
  if (accept === undefined || accept === '*/*' || !request.routeOptions.url?.startsWith('/v1/')) return;
  const offered = request.routeOptions.config.produces ?? json;
  if (!offered.some((type) => accepts(accept, type)))
    refuse(406, 'not_acceptable', `This address answers with ${offered[0]} only. 不支持所请求的返回类型。`);
}

function accepts(accept: string, offered: string): boolean {
  return accept.split(',').some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const isRefused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    return !isRefused && (type === '*/*' || type === offered || type === `${offered.split('/')[0]}/*`);
  });
}

export function hasBody(request: FastifyRequest): boolean {
  const { headers } = request;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** 415 where a body is none that the route reads: the wrong type, another alphabet than UTF-8, or packed. */
export function refuseUnreadable(request: FastifyRequest): void {
  if (!hasBody(request)) return;
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity')
    refuse(415, 'media_type', 'Send the body as it is, without a content-encoding. 请勿压缩请求内容。');
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase());
  const wanted = takesFile(request) ? file : ['application/json'];
  if (!wanted.includes(type))
    refuse(415, 'media_type', `The content type must be ${wanted.join(' or ')}. 不支持的内容类型。`);
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice(8);
  if (!takesFile(request) && charset !== undefined && charset.replaceAll('"', '') !== 'utf-8')
    refuse(415, 'media_type', 'JSON is sent in UTF-8. JSON 须为 UTF-8 编码。');
}
