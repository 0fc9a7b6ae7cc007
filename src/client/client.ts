import createFetchClient, {
  type ClientPathsWithMethod,
  defaultBodySerializer,
  type Client as FetchClient,
  type MethodResponse,
} from 'openapi-fetch';
import type { paths } from './openapi.ts';
import { patiently } from './patience.ts';
import { dataOf } from './refusal.ts';
import { RepeatableRequest } from './repeatable-request.ts';
import { type Credential, createSession } from './session.ts';

/** The API as one person: `client.GET('/v1/disbursements/{runId}', { params: { path: { runId: 1 } } })`. */
export type Client = FetchClient<paths>;

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/** The body of a route's answer: `AnswerTo<'get', '/v1/disbursements/{runId}'>`. */
export type AnswerTo<M extends Method, Path extends ClientPathsWithMethod<Client, M>> = MethodResponse<
  Client,
  M,
  Path
>;

export interface ClientOptions {
  readonly baseUrl: string;
  /** Without it, only what needs no log-in can be called. */
  readonly credential?: () => Credential;
  /** How requests are sent, if not by the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** How long an API that does not answer is asked again. Three minutes. */
  readonly patienceMs?: number;
  /** What to do about an API that does not answer, as a sentence for the error that says so. */
  readonly whenSilent?: string;
}

const sendingMs = 600_000;

/**
 * A client typed by the API's own document. Whatever may change something carries a key of its own, the same however
 * often it is sent, so that a lost answer, a restart and a 503 are met by asking again. A file is a Blob
 * (`await openAsBlob(path)`) and is read as it is sent.
 */
export function createClient({
  baseUrl,
  credential,
  fetch = globalThis.fetch,
  patienceMs = 180_000,
  whenSilent = '',
}: ClientOptions): Client {
  async function send(request: Request, more: Record<string, string>): Promise<Response> {
    const once = () => fetch((request as RepeatableRequest).again(more, sendingMs));
    const response = await patiently(once, patienceMs);
    if (response) return response;
    throw new Error(`The API at ${baseUrl} does not answer. ${whenSilent}`.trim());
  }
  const over = (sending: (request: Request) => Promise<Response>): Client =>
    createFetchClient<paths>({
      baseUrl,
      fetch: sending,
      Request: RepeatableRequest,
      bodySerializer: (body: unknown) => (body instanceof Blob ? body : defaultBodySerializer(body)),
    });

  const stranger = over((request) => send(request, {}));
  if (!credential) return stranger;
  const session = createSession(credential, async (username, password) => {
    const { token } = await dataOf(stranger.POST('/v1/login', { body: { username, password } }));
    return token;
  });
  return over(async (request) => {
    const key = keyOf(request);
    const asked = async (token: string) => send(request, { ...key, authorization: `Bearer ${token}` });
    const token = await session.token();
    const response = await asked(token);
    return response.status === 401 && session.end(token) ? asked(await session.token()) : response;
  });
}

/** So that the API does once what it is told more than once. */
function keyOf({ method, headers }: Request): Record<string, string> {
  return method === 'GET' || method === 'HEAD' || headers.has('idempotency-key')
    ? {}
    : { 'idempotency-key': crypto.randomUUID() };
}
