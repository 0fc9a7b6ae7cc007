import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuse } from './problem.ts';

/** The body of a route that takes a file, as it is: for the document; what comes is judged as it is read. */
export const fileBody = z.unknown().meta({ type: 'string', format: 'binary' });

declare module 'fastify' {
  interface FastifyInstance {
    uploadsFolder: string;
  }
}

type UploadRequest = Pick<FastifyRequest, 'body' | 'takeKey' | 'server'>;

export interface UploadedFile {
  readonly path: string;
  readonly bytes: number;
  remove(): Promise<void>;
}

/**
 * Puts a request's body into a temporary file (mode 0600), which the caller removes; beyond the limit it refuses. A key
 * that came with the request is taken when all of the file is there, as it is the file's as well.
 */
export async function receiveFile(
  { body, takeKey, server }: UploadRequest,
  name: string,
  maxBytes: number,
  setting = 'WULOU_MAX_FILE_BYTES',
): Promise<UploadedFile> {
  if (!(body instanceof Readable))
    refuse(
      415,
      'media_type',
      'Send the file itself as the body, with content type application/octet-stream. 请直接上传文件。',
    );
  const folder = await mkdtemp(join(server.uploadsFolder, 'wulou-upload-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'upload');
    let received = 0;
    const digest = createHash('sha256');
    const limit = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        received += chunk.length;
        digest.update(chunk);
        done(received > maxBytes ? new TooLarge() : null, chunk);
      },
    });
    await pipeline(body, limit, createWriteStream(path, { mode: 0o600 })).catch((error: unknown) => {
      if (!(error instanceof TooLarge)) throw error;
      refuse(
        413,
        'file_too_large',
        `${name} is above the limit of ${maxBytes} bytes. Split it, or raise ${setting}. 文件超过大小上限。`,
      );
    });
    await takeKey?.(digest.digest());
    return { path, bytes: received, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The same, for as long as `use` runs. */
export async function withUploadedFile<T>(
  request: UploadRequest,
  name: string,
  maxBytes: number,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const file = await receiveFile(request, name, maxBytes);
  try {
    return await use(file.path);
  } finally {
    await file.remove();
  }
}

class TooLarge extends Error {}
