import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuse } from '../problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Replies carry an ETag: of what is read, or of what it is after the change. */
    tagged?: boolean;
  }
}

/** Of the tags that a caller names. */
export const longestMatch = 1000;

/** The header as a route's schema has it; others are let through. */
export const ifMatch = z.looseObject({
  'if-match': z.string().max(longestMatch).optional().describe('The ETag of what is changed, as it was read'),
});

/** A strong entity tag: the same content, the same tag. */
export const etagOf = (content: unknown): string =>
  `"${createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 27)}"`;

/** Gives content with its tag; to whoever reads it and has it already, 304 and nothing more. */
export function sendTagged<Content>(request: FastifyRequest, reply: FastifyReply, content: Content): Content {
  const tag = etagOf(content);
  reply.header('etag', tag);
  const known = request.headers['if-none-match'];
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead || known === undefined) return content;
  if (known.length > longestMatch)
    refuse(
      400,
      'invalid_request',
      `If-None-Match has at most ${longestMatch} characters: name the tag of what you have. If-None-Match 过长。`,
    );
  const isKnown = tagsIn(known).some((one) => one === '*' || one.replace(/^W\//, '') === tag);
  return isKnown ? (reply.status(304).send() as never) : content;
}

/**
 * Ends the request unless the caller names, in `If-Match`, the content as it is now. To be called inside of the
 * transaction that changes it, with what was read under its lock.
 */
export function requireMatch(request: FastifyRequest, current: unknown): void {
  const named = request.headers['if-match'];
  if (named === undefined)
    refuse(
      428,
      'if_match_needed',
      'Read it first, and send its ETag as If-Match, so that nobody’s change is overwritten. 请先读取并携带 If-Match。',
    );
  const tag = etagOf(current);
  if (!tagsIn(named).some((one) => one === '*' || one === tag))
    refuse(
      412,
      'changed_meanwhile',
      'Somebody changed it since you read it: read it again, then change that. 内容已被他人修改，请重新读取。',
    );
}

const tagsIn = (header: string): string[] => header.split(',').map((tag) => tag.trim());
