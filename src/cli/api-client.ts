import { createReadStream, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly problems?: {
    file: string;
    line: number | null;
    column: string | null;
    code: string;
    zh: string;
    en: string;
  }[];
  readonly moreProblems?: number;
  readonly run?: string;
}

/** What the API refused, in its own words. */
export class ApiRefusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

interface Credential {
  readonly role: string;
  readonly username: string;
  readonly password: string;
}

export interface Call {
  readonly as: string;
  readonly body?: unknown;
  readonly file?: string;
  readonly text?: boolean;
}

export interface ApiClient {
  readonly identities: readonly { role: string; username: string }[];
  get<T>(path: string, as: string): Promise<T>;
  post<T>(path: string, as: string, body?: unknown): Promise<T>;
  upload<T>(path: string, as: string, file: string): Promise<T>;
  text(path: string, as: string): Promise<string>;
}

/** How long an API that does not answer is waited for: it is being restarted, or the database behind it is. */
const patienceMs = 180_000;
const pauseMs = 300;

/**
 * The API as a person uses it. Every request that the API takes may be made twice, so a lost answer, a restart and a
 * 503 are met by asking again.
 * @param home where `credentials.json` lies.
 * @param passwordOf the passwords of logins that are not in that file.
 */
export function createApiClient(
  url: string,
  home: string,
  passwordOf: (username: string) => string | undefined = () => undefined,
): ApiClient {
  const tokens = new Map<string, string>();
  const credentials = (): Credential[] => JSON.parse(readFileSync(join(home, 'credentials.json'), 'utf8'));

  async function patiently(request: () => Promise<Response>): Promise<Response> {
    for (const deadline = Date.now() + patienceMs; ; ) {
      const response = await request().catch(networkFault);
      if (!(response instanceof Error) && !isToBeWaitedOut(response)) return response;
      if (Date.now() > deadline) {
        throw new Error(
          `The API at ${url} does not answer. Is the stack running? Its log is in ${join(home, 'logs')}.`,
        );
      }
      await pause(pauseMs);
    }
  }

  async function tokenOf(username: string): Promise<string> {
    const known = tokens.get(username);
    if (known) return known;
    const credential = credentials().find((candidate) => candidate.username === username);
    const password = credential?.password ?? passwordOf(username);
    if (password === undefined)
      throw new Error(`There is no login ${username} in ${join(home, 'credentials.json')}.`);
    const response = await patiently(() =>
      fetch(`${url}/v1/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password }),
      }),
    );
    const reply = (await response.json()) as { token: string } & Problem;
    if (!response.ok) throw new ApiRefusal(reply);
    tokens.set(username, reply.token);
    return reply.token;
  }

  async function call(method: string, path: string, { as, body, file }: Call): Promise<Response> {
    const once = async (token: string) => {
      const headers: Record<string, string> = { authorization: `Bearer ${token}` };
      if (body !== undefined) headers['content-type'] = 'application/json';
      if (file !== undefined) headers['content-type'] = 'application/octet-stream';
      const payload =
        file === undefined ? body && JSON.stringify(body) : Readable.toWeb(createReadStream(file));
      return fetch(`${url}${path}`, {
        method,
        headers,
        ...(payload === undefined ? {} : { body: payload, duplex: 'half' }),
        signal: AbortSignal.timeout(600_000),
      } as never);
    };
    const asked = async () => {
      const token = await tokenOf(as);
      return patiently(() => once(token));
    };
    let response = await asked();
    if (response.status === 401) {
      tokens.delete(as);
      response = await asked();
    }
    if (!response.ok) throw new ApiRefusal((await response.json()) as Problem);
    return response;
  }

  const json = async <T>(response: Promise<Response>): Promise<T> => (await (await response).json()) as T;
  return {
    get identities() {
      return credentials();
    },
    get: (path, as) => json(call('GET', path, { as })),
    post: (path, as, body) => json(call('POST', path, { as, body: body ?? {} })),
    upload: (path, as, file) =>
      json(
        call(
          'POST',
          `${path}${path.includes('?') ? '&' : '?'}fileName=${encodeURIComponent(basename(file))}`,
          { as, file },
        ),
      ),
    text: async (path, as) => (await call('GET', path, { as })).text(),
  };
}

/** A part behind the API is restarting, or somebody logged in has asked too often. Log-ins that fail are told. */
const isToBeWaitedOut = (response: Response): boolean =>
  response.status === 503 || (response.status === 429 && response.headers.has('ratelimit-limit'));

/** fetch reports every fault of the network as a TypeError, and its time-out as an abort; anything else is a bug. */
function networkFault(error: unknown): Error {
  if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError'))
    return error;
  throw error;
}
