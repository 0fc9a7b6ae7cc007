import { OutsideFault } from '../connectors/outside-fault.ts';
import { markSms, type PendingSms, pendingSms, writeNotices } from '../db/queries/disbursement/notices.ts';
import { readRun } from '../db/queries/disbursement/runs.ts';
import { must } from '../domain/assert.ts';
import type { Dependencies } from './dependencies.ts';

const smsPage = 200;
const smsAtOnce = 8;
const outcomes = ['sent', 'failed', 'no_phone'] as const;

/** Messages to employees. Those in the app are written with the run; SMS go out apart from everything else. */
export function noticeActivities({ sql, privateData, sms, heartbeat }: Dependencies) {
  /** A number that the gateway refuses is given up for this message, as is one that is gone; it is in the app. */
  async function sendOne({ noticeId, phone, textZh }: PendingSms): Promise<(typeof outcomes)[number]> {
    if (phone === null) return 'no_phone';
    try {
      await sms.send({ messageId: `notice-${noticeId}`, to: privateData.decryptText(phone), text: textZh });
      return 'sent';
    } catch (error) {
      if (error instanceof OutsideFault && error.kind === 'rejected') return 'failed';
      throw error;
    }
  }

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
          const results = await Promise.all(group.map(sendOne));
          for (const state of outcomes) {
            await markSms(
              sql,
              state,
              group.flatMap((message, index) => (results[index] === state ? [message.noticeId] : [])),
            );
          }
          heartbeat();
        }
        sent += page.length;
        after = must(page.at(-1), 'last message of a page').noticeId;
      }
    },
  };
}
