import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { Provider } from 'oidc-provider';
import { onTestFinished } from 'vitest';

export const audience = 'https://wulou.example/api';
export const clientId = 'wulou';
export const clientSecret = 'secret-of-the-test-client-with-length';

/** What the provider knows of somebody. */
export interface Account {
  readonly roles?: readonly string[];
  readonly employee_number?: string;
  readonly preferred_username?: string;
}

export interface RunningProvider {
  readonly issuer: string;
  /** Its people, by subject. Whoever comes to log in is `visitor`. */
  readonly accounts: Map<string, Account>;
  visitor: string;
  /** What the program `robot` is given in its tokens. */
  robot: Account;
  /** The key that it signs with, for forging. */
  key(): JWK;
  /** Signs with another key from now on. */
  rotate(): Promise<void>;
  /** Breaks off every connection, or answers again. */
  isDown: boolean;
  /** An access token for the program `robot`, as it gets it. */
  robotToken(): Promise<string>;
}

const newKey = async (kid: string): Promise<JWK> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' };
};

/** A real OpenID provider over HTTP on this machine; whoever comes is logged in as its visitor. Ends with the test. */
export async function startProvider(redirectUrl: string, inIdToken = false): Promise<RunningProvider> {
  let handler: (request: never, response: never) => void = () => undefined;
  const state = { isDown: false, visitor: 'u1', robot: { roles: ['wulou-feed'] } as Account };
  const accounts = new Map<string, Account>();
  const server = createServer((request, response) => {
    if (state.isDown) request.socket.destroy();
    else handler(request as never, response as never);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const issuer = `http://127.0.0.1:${port}`;
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  let key = await newKey('first');

  function open(): void {
    const provider = new Provider(issuer, {
      jwks: { keys: [key] },
      cookies: { keys: ['cookies-of-a-test'] },
      pkce: { required: () => true },
      conformIdTokenClaims: !inIdToken,
      claims: { openid: ['sub'], profile: ['roles', 'employee_number', 'preferred_username'] },
      clients: [
        { client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUrl] },
        {
          client_id: 'robot',
          client_secret: clientSecret,
          grant_types: ['client_credentials'],
          redirect_uris: [],
          response_types: [],
        },
      ],
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        resourceIndicators: {
          enabled: true,
          defaultResource: (_context, client) => (client?.clientId === 'robot' ? audience : []) as string,
          getResourceServerInfo: () => ({
            scope: '',
            audience,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'RS256' } },
          }),
        },
      },
      extraTokenClaims: () => ({ ...state.robot }),
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      findAccount: (_context, accountId) => ({
        accountId,
        claims: async () => ({ sub: accountId, ...accounts.get(accountId) }),
      }),
    });
    const callback = provider.callback();
    handler = (request: Parameters<typeof callback>[0], response: Parameters<typeof callback>[1]) => {
      if (!request.url?.startsWith('/interaction/')) return callback(request, response);
      letIn(provider, request, response).catch((error: Error) => response.writeHead(500).end(error.message));
      return undefined;
    };
  }

  async function letIn(
    provider: Provider,
    request: Parameters<ReturnType<Provider['callback']>>[0],
    response: Parameters<ReturnType<Provider['callback']>>[1],
  ): Promise<void> {
    const { params } = await provider.interactionDetails(request, response);
    const grant = new provider.Grant({ accountId: state.visitor, clientId: String(params.client_id) });
    grant.addOIDCScope(String(params.scope));
    const consent = { grantId: await grant.save() };
    const login = { accountId: state.visitor, remember: false };
    await provider.interactionFinished(request, response, { login, consent });
  }

  open();
  return {
    issuer,
    accounts,
    get visitor() {
      return state.visitor;
    },
    set visitor(subject) {
      state.visitor = subject;
    },
    get robot() {
      return state.robot;
    },
    set robot(account) {
      state.robot = account;
    },
    get isDown() {
      return state.isDown;
    },
    set isDown(down) {
      state.isDown = down;
      if (down) server.closeAllConnections();
    },
    key: () => key,
    async rotate() {
      key = await newKey(`after-${key.kid}`);
      open();
    },
    async robotToken() {
      const answer = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`robot:${clientSecret}`)}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      });
      const { access_token: token } = (await answer.json()) as { access_token: string };
      return token;
    },
  };
}
