import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { rowId } from './fields.ts';
import { prefersAsync, sendAccepted, type Work } from './http/operations.ts';
import { receiveFile } from './upload-body.ts';

/** What a caller gets who would rather not wait. */
export const acceptedSchema = z
  .object({ operationId: rowId, state: z.literal('queued') })
  .meta({ id: 'Accepted' });
export const preferHeader = z.looseObject({
  prefer: z
    .string()
    .max(200)
    .optional()
    .describe('`respond-async`: answer 202 at once, with `Location` of an operation to follow'),
});

/**
 * Loads a request's file: before the reply, or behind a 202 where the caller prefers that.
 * @param load reads the file at a path, tells of the lines that it has read, and gives the body of the reply.
 */
export async function loadFile<Result extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  file: {
    readonly kind: string;
    readonly name: string;
    readonly maxBytes: number;
    /** The variable that raises that limit. */
    readonly setting?: string;
    readonly result: z.ZodType<Result>;
  },
  load: (path: string, read: Parameters<Work>[0]) => Promise<unknown>,
): Promise<Result> {
  const { path, bytes, remove } = await receiveFile(request, file.name, file.maxBytes, file.setting);
  const work: Work = async (read) => {
    try {
      return file.result.parse(await load(path, read));
    } finally {
      await remove();
    }
  };
  if (!prefersAsync(request)) return (await work(() => undefined)) as Result;
  try {
    const operation = await request.server.startOperation(request, file.kind, work, bytes);
    return sendAccepted(reply, operation) as never;
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The same blocks of rows, and how many rows each has. */
export async function* counted<Row>(
  blocks: AsyncIterable<readonly Row[]>,
  read: (rows: number) => void,
): AsyncGenerator<readonly Row[]> {
  for await (const block of blocks) {
    read(block.length);
    yield block;
  }
}
