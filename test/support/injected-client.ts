import type { Api } from '../../src/api/context.ts';
import { type Client, createClient } from '../../src/client/client.ts';
import type { Problem } from '../../src/client/refusal.ts';

/** The API of a test as somebody with a token: typed by the API's own document, without a port between. */
export function injectedClient(app: Api, token: string, remoteAddress?: string): Client {
  return createClient({
    baseUrl: 'http://api.test',
    credential: () => ({ token }),
    patienceMs: 0,
    fetch: (request) => inject(app, request, remoteAddress),
  });
}

async function inject(app: Api, request: Request, remoteAddress?: string): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const body = Buffer.from(await request.arrayBuffer());
  const response = await app.inject({
    method: request.method as 'GET',
    url: `${pathname}${search}`,
    headers: Object.fromEntries(request.headers),
    ...(body.length === 0 ? {} : { payload: body }),
    ...(remoteAddress === undefined ? {} : { remoteAddress }),
  });
  const headers = Object.entries(response.headers).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  );
  const payload = response.statusCode === 204 ? null : new Uint8Array(response.rawPayload);
  return new Response(payload, { status: response.statusCode, headers });
}

/** What a call was replyOf, be it what was asked for or a problem. */
export async function replyOf<Answer extends { data?: unknown; error?: unknown; response: Response }>(
  call: Promise<Answer>,
): Promise<{ status: number; headers: Headers; body: Partial<Answer['data']> & Partial<Problem> }> {
  const { data, error, response } = await call;
  return { status: response.status, headers: response.headers, body: (data ?? error) as never };
}
