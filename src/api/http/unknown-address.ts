import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Api } from '../context.ts';
import { sendProblem } from '../problem.ts';

export interface UnknownAddresses {
  /**
   * Whether no route takes the request. An address that is written out is no record's: `GET /v1/disbursements/preview`
   * is not a run called preview.
   */
  isUnknown(request: FastifyRequest): boolean;
  /** 405 with `Allow` where the address takes other methods, else 404. */
  answer(request: FastifyRequest, reply: FastifyReply): FastifyReply;
}

/** Answers what no route takes. */
export function answerUnknownAddresses(app: Api): UnknownAddresses {
  const known = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    // The one that takes the questions of browsers before they send anything is no address of ours.
    if (url === '*') return;
    const methods = known.get(url) ?? new Set();
    for (const one of [method].flat()) methods.add(one);
    known.set(url, methods);
  });

  const answer = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const path = pathOf(request);
    const written = known.get(path);
    const fitting = written
      ? [written]
      : [...known].flatMap(([url, methods]) => (patternOf(url).test(path) ? [methods] : []));
    const taken = new Set(fitting.flatMap((methods) => [...methods]));
    const methods = [...taken].sort().join(', ');
    // A folder of files takes the method, and has no such file.
    if (taken.size === 0 || taken.has(request.method))
      return sendProblem(reply, {
        status: 404,
        code: 'not_found',
        detail: 'There is nothing at this address. See /docs. 没有该地址。',
      });
    reply.header('allow', methods);
    return sendProblem(reply, {
      status: 405,
      code: 'method_not_allowed',
      detail: `This address takes ${methods} only. 不支持该方法。`,
    });
  };
  app.setNotFoundHandler(answer);
  return {
    answer,
    isUnknown(request) {
      if (request.is404 || request.method === 'OPTIONS') return true;
      const path = pathOf(request);
      return known.has(path) && request.routeOptions.url !== path;
    },
  };
}

const pathOf = (request: FastifyRequest): string => request.raw.url?.split('?', 1)[0] ?? '';

function patternOf(url: string): RegExp {
  const parts = url.split(/(:[A-Za-z]+|\*)/).map((part) => {
    if (part.startsWith(':')) return '[^/]+';
    return part === '*' ? '.*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`);
}
