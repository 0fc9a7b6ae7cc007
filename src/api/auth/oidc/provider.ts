import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import * as client from 'openid-client';
import type { OidcSettings } from '../auth-settings.ts';
import { type Claims, employeeNoOf, roleOf } from './claims.ts';

/** Signatures with keys that only the provider has; never `none`, never a shared secret. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];
/** How far the provider's clock and ours may differ. */
const clockToleranceSeconds = 10;
const timeoutSeconds = 10;

/** What a log-in is held together by, between its start and its end. */
export interface LoginProofs {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The provider does not answer, or not as one: nobody is let in by that, and nobody who is in is put out. */
export class ProviderUnreachable extends Error {}

/** The provider, or what it said, does not let this one in. */
export class ProviderRefused extends Error {}

export interface OidcProvider {
  readonly settings: OidcSettings;
  /** Where a browser goes to log in. */
  loginUrl(proofs: LoginProofs): Promise<URL>;
  /** What the provider says of whoever comes back with this query. Throws ProviderRefused. */
  claimsOf(query: string, proofs: LoginProofs): Promise<Claims>;
  /** Where a browser goes to log out there too; null: the provider has no such place. */
  logoutUrl(): Promise<URL | null>;
  /** What a verified access token says; null: it is none of this provider's, not for us, or over. */
  verify(token: string): Promise<Claims | null>;
}

/** The OpenID provider, asked about itself when it is first needed and again if that failed. */
function createProvider(settings: OidcSettings): OidcProvider {
  const discovered = once(() => outside(() => discover(settings)));
  const keys = once(async () => {
    const { jwks_uri: uri, issuer } = (await discovered()).serverMetadata();
    if (!uri) throw new ProviderUnreachable('the provider names no keys');
    const cooldownDuration = settings.keysCooldownMs;
    const find = createRemoteJWKSet(new URL(uri), {
      cooldownDuration,
      timeoutDuration: timeoutSeconds * 1000,
    });
    return { find, issuer };
  });
  return {
    settings,
    async loginUrl({ state, nonce, verifier }) {
      return client.buildAuthorizationUrl(await discovered(), {
        redirect_uri: settings.redirectUrl.href,
        scope: settings.scope,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
    },
    async claimsOf(query, { state, nonce, verifier }) {
      const configuration = await discovered();
      const address = new URL(settings.redirectUrl);
      address.search = query;
      return outside(async () => {
        const tokens = await client.authorizationCodeGrant(configuration, address, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const said = tokens.claims() as client.IDToken;
        const isComplete = roleOf(said, settings) !== null && employeeNoOf(said, settings) !== null;
        if (isComplete || !configuration.serverMetadata().userinfo_endpoint) return said;
        const more = await client.fetchUserInfo(configuration, tokens.access_token, said.sub);
        return { ...more, ...said };
      });
    },
    async logoutUrl() {
      const configuration = await discovered();
      return configuration.serverMetadata().end_session_endpoint
        ? client.buildEndSessionUrl(configuration)
        : null;
    },
    async verify(token) {
      const { audience } = settings;
      if (audience === null) return null;
      const { find, issuer } = await keys();
      const limits = { issuer, audience, algorithms, clockTolerance: clockToleranceSeconds };
      const verified = await jwtVerify(token, find, { ...limits, requiredClaims: ['exp', 'sub'] }).catch(
        refusedToken,
      );
      return verified && isAccessToken(verified.protectedHeader.typ) ? verified.payload : null;
    },
  };
}

function discover(settings: OidcSettings): Promise<client.Configuration> {
  const { issuer, clientId, clientSecret: secret } = settings;
  const metadata = { [client.clockTolerance]: clockToleranceSeconds };
  const authentication: client.ClientAuth = (server, ...rest) => {
    if (secret === null) return client.None()(server, ...rest);
    const isBasic = server.token_endpoint_auth_methods_supported?.includes('client_secret_basic') ?? true;
    return (isBasic ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret))(server, ...rest);
  };
  const insecure = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [];
  return client.discovery(issuer, clientId, metadata, authentication, {
    timeout: timeoutSeconds,
    execute: [client.enableNonRepudiationChecks, ...insecure],
  });
}

/** RFC 9068 names the type; providers that came before it leave it out or say JWT. ID tokens have another audience. */
const isAccessToken = (typ: string | undefined): boolean =>
  typ === undefined || /^(application\/)?(at\+jwt|jwt)$/i.test(typ);

/** What is wrong with the token is its bearer's matter; keys that could not be had are the provider's. */
function refusedToken(error: unknown): null {
  const isProviders = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid;
  const isKeyless = error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC';
  if (isProviders || isKeyless || isNetworkFault(error))
    throw new ProviderUnreachable('no keys', { cause: error });
  if (error instanceof errors.JOSEError) return null;
  throw error;
}

const isNetworkFault = (error: unknown): boolean =>
  error instanceof TypeError && error.message === 'fetch failed';

const unreachable = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]);

/** Sorts what goes wrong with the provider into what it refuses and what it fails at. */
async function outside<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isNetworkFault(error)) throw new ProviderUnreachable('no answer', { cause: error });
    if (error instanceof client.ResponseBodyError && error.status >= 500)
      throw new ProviderUnreachable(error.error, { cause: error });
    if (error instanceof client.ResponseBodyError || error instanceof client.AuthorizationResponseError)
      throw new ProviderRefused(error.error, { cause: error });
    if (!(error instanceof client.ClientError)) throw error;
    if (unreachable.has(error.code ?? '')) throw new ProviderUnreachable(error.code, { cause: error });
    throw new ProviderRefused(error.code, { cause: error });
  }
}

/** Does it once, and again only if that failed. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | null = null;
  return () => {
    done ??= work().catch((error: unknown) => {
      done = null;
      throw error;
    });
    return done;
  };
}

const providers = new WeakMap<OidcSettings, OidcProvider>();

/** The provider of these settings: what it said of itself, and its keys, are known to all who ask. */
export function providerOf(settings: OidcSettings): OidcProvider {
  const known = providers.get(settings) ?? createProvider(settings);
  providers.set(settings, known);
  return known;
}
