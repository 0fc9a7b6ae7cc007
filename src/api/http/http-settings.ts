import { tmpdir } from 'node:os';
import type { Environment } from '../../config/environment.ts';
import type { StreamSettings } from '../events/event-streams.ts';

/** How the server bears load and strangers. Every bound has a usual value; operators change them by the environment. */
export interface HttpSettings {
  /** Web pages of these origins may call the API, with a bearer token; with the session cookie they may read if they are of the same site. */
  readonly allowedOrigins: readonly string[];
  /** The Temporal UI's origin, which may have payloads decoded and nothing else. */
  readonly temporalUiOrigin: string | null;
  /** Addresses of proxies whose `x-forwarded-for` is believed. */
  readonly trustedProxies: readonly string[];
  /** Requests of one person; of one address where nobody is logged in. */
  readonly requestsPerMinute: number;
  readonly anonymousRequestsPerMinute: number;
  /** Of a body that is no file. */
  readonly maxBodyBytes: number;
  readonly uploadsAtOnce: number;
  /** A body that comes more slowly than this, over a window, is cut off. */
  readonly minBodyBytesPerSecond: number;
  readonly bodyWindowMs: number;
  /** From the first byte to the last of all headers, and of the whole request. */
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  /** A reader that takes nothing of its reply for so long is cut off. */
  readonly readerStallMs: number;
  /** How often connections are looked at for the two time-outs above. */
  readonly connectionCheckMs: number;
  /** After so long without a sign of life of the process that does it, a request with a key may be done anew. */
  readonly keyLeaseMs: number;
  /** The same for long work that goes on behind a reply. */
  readonly operationLeaseMs: number;
  readonly streams: StreamSettings;
  /** Where files are put while they are read. */
  readonly uploadsFolder: string;
  /** Of files together that wait to be read behind a 202; a single one may be larger. */
  readonly waitingFileBytes: number;
  /** Idempotency-Keys of one user that are kept at once. */
  readonly keysPerUser: number;
}

export const usualHttpSettings: HttpSettings = {
  allowedOrigins: [],
  temporalUiOrigin: null,
  trustedProxies: [],
  requestsPerMinute: 6_000,
  anonymousRequestsPerMinute: 6_000,
  maxBodyBytes: 1024 * 1024,
  uploadsAtOnce: 4,
  minBodyBytesPerSecond: 1_024,
  bodyWindowMs: 10_000,
  headersTimeoutMs: 15_000,
  requestTimeoutMs: 600_000,
  readerStallMs: 60_000,
  connectionCheckMs: 5_000,
  keyLeaseMs: 60_000,
  operationLeaseMs: 60_000,
  streams: { streamsPerPerson: 10, pollMs: 1_000, heartbeatMs: 15_000, recheckMs: 5_000 },
  uploadsFolder: tmpdir(),
  waitingFileBytes: 1024 * 1024 * 1024,
  keysPerUser: 20_000,
};

export const httpSettingsOf = (environment: Environment, uploadsFolder: string): HttpSettings => ({
  ...usualHttpSettings,
  allowedOrigins: environment.WULOU_ALLOWED_ORIGINS,
  temporalUiOrigin: environment.WULOU_TEMPORAL_UI_URL
    ? new URL(environment.WULOU_TEMPORAL_UI_URL).origin
    : null,
  trustedProxies: environment.WULOU_TRUSTED_PROXIES,
  requestsPerMinute: environment.WULOU_REQUESTS_PER_MINUTE,
  anonymousRequestsPerMinute: environment.WULOU_ANONYMOUS_REQUESTS_PER_MINUTE,
  uploadsFolder,
  uploadsAtOnce: environment.WULOU_UPLOADS_AT_ONCE,
});
