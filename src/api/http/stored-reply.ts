import type { FastifyReply } from 'fastify';
import type { PrivateData } from '../../db/private-data.ts';

/** Headers that belong to what was done; the others are each request's own. */
const kept = ['content-type', 'content-disposition', 'etag', 'location'] as const;

interface Kept {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** A reply as bytes, encrypted: a line of JSON with status and headers, then the body. */
export function packReply(privateData: PrivateData, reply: FastifyReply, body: string | Buffer): Buffer {
  const headers = Object.fromEntries(
    kept.flatMap((name) => {
      const value = reply.getHeader(name);
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );
  const head: Kept = { status: reply.statusCode, headers };
  return privateData.encrypt(Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), Buffer.from(body)]));
}

/** Thrown where a request turns out to have been done: its first reply is given again. */
export class StoredReply extends Error {
  readonly #packed: Buffer;

  constructor(privateData: PrivateData, encrypted: Buffer) {
    super('done already');
    this.#packed = privateData.decrypt(encrypted);
  }

  send(reply: FastifyReply): FastifyReply {
    const end = this.#packed.indexOf('\n');
    const { status, headers } = JSON.parse(this.#packed.toString('utf8', 0, end)) as Kept;
    const body = this.#packed.subarray(end + 1);
    reply.status(status).headers(headers).header('idempotent-replayed', 'true');
    return body.length === 0 ? reply.send() : reply.send(body);
  }
}
