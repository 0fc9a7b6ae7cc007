import type { Api } from '../context.ts';
import { RequestRefused } from '../problem.ts';
import { takesFile } from './media-types.ts';
import { whenOver } from './when-over.ts';

/** So many files are taken in and read at once; who comes beyond is asked to come again, and waits at his own cost. */
export function boundUploads(app: Api, uploadsAtOnce: number): void {
  let taken = 0;
  app.addHook('preParsing', async (request, reply) => {
    if (!takesFile(request)) return;
    if (taken >= uploadsAtOnce) {
      throw new RequestRefused({
        status: 503,
        code: 'uploads_busy',
        detail:
          'As many files as this server takes at once are being read. Send it again in a moment. 上传繁忙，请稍候再试。',
        retryAfterSeconds: 2,
      });
    }
    taken += 1;
    whenOver(request, reply, () => {
      taken -= 1;
    });
  });
}
