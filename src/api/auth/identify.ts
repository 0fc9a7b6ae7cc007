import type { FastifyRequest } from 'fastify';
import { type Action, reachFor } from '../../domain/authority.ts';
import type { Context, Person } from '../context.ts';
import type { Refusal } from '../problem.ts';
import { isApiKey, serviceOfKey } from './api-keys.ts';
import { isAccessToken, programOfToken } from './oidc/access-token.ts';
import { providerOf } from './oidc/provider.ts';
import { cookieOf, crossSiteRefusal } from './session-cookie.ts';
import { createSessionReader, scopesOfOneTimePassword } from './session-reader.ts';

export type Identified = { readonly person: Person } | { readonly refusal: Refusal };

const loginNeeded: Refusal = {
  status: 401,
  code: 'login_needed',
  detail: 'Log in at POST /v1/login and send the token as a bearer token. 请先登录。',
};
const keyOver: Refusal = {
  status: 401,
  code: 'key_over',
  detail: 'This API key has expired or was revoked: an administrator makes another. API 密钥已过期或已吊销。',
};

export interface IdentifyOptions {
  /** Whether a session counts as used by it, and so stays; true unless given. */
  readonly notesUse?: boolean;
}

/** Who calls, from the one thing he shows: a bearer token, else the session cookie. One look-up by key. */
export function createIdentify({
  database: { sql },
  auth,
}: Pick<Context, 'database' | 'auth'>): (
  request: FastifyRequest,
  options?: IdentifyOptions,
) => Promise<Identified> {
  const personOfToken = createSessionReader(sql, auth);
  const ofBearer = async (token: string, options: IdentifyOptions): Promise<Identified> => {
    if (auth.oidc && isAccessToken(token)) return programOfToken(sql, auth, providerOf(auth.oidc), token);
    if (!isApiKey(token)) return knownOr(loginNeeded, await personOfToken(token, options));
    const service = await serviceOfKey(sql, auth, token);
    return service === 'over' ? { refusal: keyOver } : knownOr(loginNeeded, service);
  };
  return async (request, options = {}) => {
    const { authorization } = request.headers;
    const bearer = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (bearer !== undefined) return ofBearer(bearer, options);
    const cookie = authorization === undefined ? cookieOf(request, auth, 'session') : undefined;
    if (cookie === undefined) return { refusal: loginNeeded };
    const refusal = crossSiteRefusal(request, auth);
    return refusal ? { refusal } : knownOr(loginNeeded, await personOfToken(cookie, options));
  };
}

const knownOr = (refusal: Refusal, person: Person | null): Identified => (person ? { person } : { refusal });

/** Why he may not call a route for this; null: he may, on some records at least. A route without an action is closed. */
export function refusalOf(person: Person, action: Action | undefined): Refusal | null {
  if (action !== undefined && reachFor(person, action).length > 0) return null;
  if (person.scopes === scopesOfOneTimePassword)
    return {
      status: 403,
      code: 'password_change_needed',
      detail:
        'This password was told by somebody else: change it at POST /v1/me/password first. 请先修改初始密码。',
    };
  if (person.scopes !== null && action !== undefined && !person.scopes.includes(action))
    return {
      status: 403,
      code: 'out_of_scope',
      detail: `The key is not made for ${action}. 密钥不含此权限。`,
    };
  return {
    status: 403,
    code: 'not_allowed',
    detail: `The role ${person.role} may not do this. 该角色无此权限。`,
  };
}
