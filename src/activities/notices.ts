import { markSmsSent, pendingSms, writeNotices } from '../db/queries/notices.ts';
import { readRun } from '../db/queries/runs.ts';
import { must } from '../domain/assert.ts';
import type { Dependencies } from './dependencies.ts';

const smsPage = 200;
const smsAtOnce = 8;

/** Messages to employees. Those in the app are written with the run; SMS go out apart from everything else. */
export function noticeActivities({ sql, privateData, sms, heartbeat }: Dependencies) {
  return {
    async writeNotices(input: { runId: number }): Promise<{ written: number }> {
      return writeNotices(sql, must(await readRun(sql, input.runId), 'run'), heartbeat);
    },

    /** Sends what is queued for a run. The gateway knows each message by its id and sends it once. */
    async sendQueuedSms(input: { runId: number }): Promise<{ sent: number }> {
      let after = 0;
      let sent = 0;
      for (;;) {
        const page = await pendingSms(sql, input.runId, after, smsPage);
        if (page.length === 0) return { sent };
        for (let start = 0; start < page.length; start += smsAtOnce) {
          const group = page.slice(start, start + smsAtOnce);
          await Promise.all(
            group.map((message) =>
              sms.send({
                messageId: `notice-${message.noticeId}`,
                to: privateData.decryptText(message.phone),
                text: message.textZh,
              }),
            ),
          );
          await markSmsSent(
            sql,
            group.map((message) => message.noticeId),
          );
          heartbeat();
        }
        sent += page.length;
        after = must(page.at(-1), 'last message of a page').noticeId;
      }
    },
  };
}
