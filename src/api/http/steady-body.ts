import { PassThrough, type Readable } from 'node:stream';
import { RequestRefused } from '../problem.ts';
import type { HttpSettings } from './http-settings.ts';

/**
 * A request's body, passed on as it comes. One that only trickles is given up: it would hold a connection, and for a
 * file a place, for as long as its sender likes. The connection itself stays open for the refusal.
 */
export function steadyBody(body: Readable, { minBodyBytesPerSecond, bodyWindowMs }: HttpSettings): Readable {
  const through = new PassThrough();
  let arrived = 0;
  const count = (chunk: Buffer) => {
    arrived += chunk.length;
  };
  const watch = setInterval(() => {
    // While nobody takes what is here, nothing more can come.
    const isWaitedFor = !through.writableNeedDrain;
    if (isWaitedFor && arrived < (minBodyBytesPerSecond * bodyWindowMs) / 1000) giveUp(tooSlow());
    arrived = 0;
  }, bodyWindowMs);
  const end = () => clearInterval(watch);
  const giveUp = (error: Error) => {
    end();
    body.unpipe(through);
    body.off('data', count);
    through.destroy(error);
  };
  body.on('data', count);
  body.once('end', end);
  body.once('error', giveUp);
  through.once('close', end);
  return body.pipe(through);
}

const tooSlow = (): RequestRefused =>
  new RequestRefused({
    status: 408,
    code: 'body_too_slow',
    detail:
      'The body came too slowly and was given up; nothing was done. Send it again. 上传过慢，请重新上传。',
  });
