import http from 'node:http';
import https from 'node:https';
import { Webhook } from 'standardwebhooks';
import { AddressRefused, createCheckedLookup, NameUnknown } from './checked-lookup.ts';
import { type CallRules, faultOfUrl, type UrlFault } from './webhook-url.ts';

export interface WebhookMessage {
  /** The same for every attempt: receivers drop repetitions by it. */
  readonly id: string;
  readonly body: string;
}

export type WebhookFailure =
  | UrlFault
  | 'name_unknown'
  | 'connection_refused'
  | 'connection_failed'
  | 'certificate_refused'
  | 'timed_out'
  | 'redirected'
  | 'status';

/** What came of an attempt. Of the answer nothing is kept but its status, and how long it asks us to wait. */
export type WebhookAnswer =
  | { readonly ok: true; readonly status: number }
  | {
      readonly ok: false;
      readonly status: number | null;
      readonly reason: WebhookFailure;
      readonly gone: boolean;
      readonly retryAfterMs: number | null;
    };

/** Connections to one receiver, kept for as long as there is something to send. */
export interface WebhookConnection {
  send(message: WebhookMessage): Promise<WebhookAnswer>;
  close(): void;
}

export interface WebhookReceiver {
  readonly url: string;
  /** In the form `whsec_…`; each signs. */
  readonly secrets: readonly string[];
}

export interface WebhookClient {
  connect(receiver: WebhookReceiver): WebhookConnection;
}

export interface WebhookClientOptions {
  readonly rules: CallRules;
  /** For one message as a whole, from the look-up of the name to the end of the answer. */
  readonly timeoutMs: number;
  /** Asked for public names instead of those of the system. */
  readonly nameServers?: readonly string[];
}

/** So much of an answer is read, so that the connection can be used again; one that goes on is cut. */
const longestAnswerBytes = 64 * 1024;

/** Sends events in the Standard Webhooks format. No redirect is followed, no proxy is used. */
export function createWebhookClient(options: WebhookClientOptions): WebhookClient {
  const { rules, timeoutMs } = options;
  const lookupFor = createCheckedLookup(rules, options.nameServers ?? null);

  return {
    connect({ url: text, secrets }) {
      const fault = faultOfUrl(text, rules);
      if (fault) return { send: async () => failed(fault), close: () => undefined };
      const url = new URL(text);
      const signers = secrets.map((secret) => new Webhook(secret));
      const { Agent, request } = url.protocol === 'https:' ? https : http;
      const agent = new Agent({ keepAlive: true });
      const lookup = lookupFor(url);

      function headersOf({ id, body }: WebhookMessage): http.OutgoingHttpHeaders {
        const now = new Date();
        return {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Wulou-Webhooks/1',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
          'webhook-signature': signers.map((signer) => signer.sign(id, now, body)).join(' '),
        };
      }

      /** Null: a kept connection had been closed by the receiver meanwhile, which says nothing about it. */
      function attempt(message: WebhookMessage): Promise<WebhookAnswer | null> {
        return new Promise((resolve) => {
          let timedOut = false;
          const call = request(url, { method: 'POST', agent, headers: headersOf(message), lookup });
          const timer = setTimeout(() => {
            timedOut = true;
            call.destroy(new Error('timed out'));
          }, timeoutMs);
          call.on('close', () => clearTimeout(timer));
          call.on('response', (response) => {
            const answer = answerOf(response);
            let readBytes = 0;
            response.on('data', (chunk: Buffer) => {
              readBytes += chunk.length;
              if (readBytes > longestAnswerBytes) response.destroy();
            });
            // The status was said: what becomes of the rest of the answer changes nothing.
            response.on('error', () => resolve(answer));
            response.on('close', () => resolve(answer));
          });
          call.on('error', (error: NodeJS.ErrnoException) => {
            const stale = call.reusedSocket && error.code === 'ECONNRESET';
            resolve(stale ? null : failed(timedOut ? 'timed_out' : reasonOf(error)));
          });
          call.end(message.body);
        });
      }

      return {
        send: async (message) =>
          (await attempt(message)) ?? (await attempt(message)) ?? failed('connection_failed'),
        close: () => agent.destroy(),
      };
    },
  };
}

function answerOf({ statusCode, headers }: http.IncomingMessage): WebhookAnswer {
  const status = statusCode ?? 0;
  if (status >= 200 && status < 300) return { ok: true, status };
  const reason = status >= 300 && status < 400 ? 'redirected' : 'status';
  const retryAfterMs = retryAfterMsOf(headers['retry-after']);
  return { ok: false, status, reason, gone: status === 410, retryAfterMs };
}

/** Seconds, or a date (RFC 9110). */
function retryAfterMsOf(header: string | undefined): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}

function failed(reason: WebhookFailure): WebhookAnswer {
  return { ok: false, status: null, reason, gone: false, retryAfterMs: null };
}

const certificateCode = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO)/;

function reasonOf(error: NodeJS.ErrnoException): WebhookFailure {
  if (error instanceof AddressRefused) return 'address_refused';
  if (error instanceof NameUnknown) return 'name_unknown';
  const { code = '' } = error;
  if (code === 'ECONNREFUSED') return 'connection_refused';
  return certificateCode.test(code) ? 'certificate_refused' : 'connection_failed';
}
