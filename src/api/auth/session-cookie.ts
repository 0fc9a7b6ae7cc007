import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, RequestRefused } from '../problem.ts';
import type { AuthSettings } from './auth-settings.ts';

/** Methods that change nothing, as RFC 9110 has it. */
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * Whether cookies go over TLS alone. Only a browser on this machine that comes without a proxy gets others: where a
 * proxy names the API by a loopback address, `publicUrl` says how people reach it.
 */
export function isSecure(request: FastifyRequest, { publicUrl }: AuthSettings): boolean {
  if (publicUrl) return publicUrl.protocol === 'https:';
  const { host = '', forwarded, 'x-forwarded-proto': proto, 'x-forwarded-for': origin } = request.headers;
  return !loopback.test(host) || forwarded !== undefined || proto !== undefined || origin !== undefined;
}

/** `__Host-` keeps other hosts and paths from setting it; browsers take that prefix only with Secure. */
const nameOf = (name: string, secure: boolean): string => (secure ? `__Host-wulou-${name}` : `wulou-${name}`);

export type CookieName = 'session' | 'login';

/** A session is never sent along from another site; a log-in under way comes back from the provider's. */
const sameSite = { session: 'strict', login: 'lax' } as const;

export function cookieOf(
  request: FastifyRequest,
  settings: AuthSettings,
  name: CookieName,
): string | undefined {
  return request.cookies[nameOf(name, isSecure(request, settings))];
}

/** @param value null drops the cookie. */
export function setCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: AuthSettings,
  { name, value, seconds }: { name: CookieName; value: string | null; seconds: number },
): void {
  const secure = isSecure(request, settings);
  const options = { path: '/', httpOnly: true, secure, sameSite: sameSite[name] };
  if (value === null) reply.clearCookie(nameOf(name, secure), options);
  else reply.setCookie(nameOf(name, secure), value, { ...options, maxAge: seconds });
}

/**
 * A cookie comes along whoever makes the browser ask. What changes something is taken with one only from our own
 * pages: browsers say so in Sec-Fetch-Site, older ones in Origin. @returns null if it is.
 */
export function crossSiteRefusal(request: FastifyRequest, settings: AuthSettings): Refusal | null {
  if (safeMethods.has(request.method) || request.routeOptions.config.readsOnly) return null;
  const site = request.headers['sec-fetch-site'];
  const isOwn = site === undefined ? isOwnOrigin(request, settings) : site === 'same-origin';
  return isOwn
    ? null
    : {
        status: 403,
        code: 'cross_site',
        detail:
          'With a session cookie this is taken only from pages of this address: the browser must send Sec-Fetch-Site same-origin, or the Origin of this address. Programs send a bearer token. 拒绝跨站请求。',
      };
}

function isOwnOrigin({ headers }: FastifyRequest, { publicUrl }: AuthSettings): boolean {
  const { origin, host } = headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  return publicUrl ? new URL(origin).origin === publicUrl.origin : new URL(origin).host === host;
}

/** For routes that need no log-in and yet set a cookie. Throws the refusal. */
export function refuseCrossSite(request: FastifyRequest, settings: AuthSettings): void {
  const refusal = crossSiteRefusal(request, settings);
  if (refusal) throw new RequestRefused(refusal);
}
