import { callOutside } from '../outside-call.ts';

export interface SmsMessage {
  /** Ours, and the same for every attempt: the gateway sends one message for it, however often it is asked. */
  readonly messageId: string;
  /** Phone number. */
  readonly to: string;
  readonly text: string;
}

/** The SMS gateway. Throws OutsideFault alone; whatever the fault, the same message may be sent again. */
export interface SmsClient {
  send(message: SmsMessage): Promise<void>;
}

/** `baseUrl` without the `/sms` part; `timeoutMs` is for each call as a whole. */
export function createSmsClient({ baseUrl, timeoutMs }: { baseUrl: string; timeoutMs: number }): SmsClient {
  return {
    async send({ messageId, to, text }) {
      await callOutside(
        { party: 'sms', baseUrl, timeoutMs },
        {
          method: 'POST',
          path: 'sms',
          body: JSON.stringify({ messageId, to, text }),
          contentType: 'application/json',
          expect: [202],
        },
      );
    },
  };
}
