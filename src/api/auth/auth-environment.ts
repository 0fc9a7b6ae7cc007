import { z } from 'zod';
import type { Environment } from '../../config/environment.ts';
import { roles } from '../../domain/roles.ts';
import type { AuthSettings, OidcSettings } from './auth-settings.ts';

const roleMap = z.record(z.string().min(1), z.enum(roles));
const keysCooldownMs = 10_000;

/** The settings that the environment means. Throws with the name of a variable that does not fit the others. */
export function authSettingsOf(environment: Environment): AuthSettings {
  const demoIdentities = Boolean(environment.WULOU_EMBEDDED) && environment.WULOU_MODE !== 'production';
  const oidc = oidcSettingsOf(environment);
  const localLogin = environment.WULOU_LOCAL_LOGIN === 'on';
  if (!localLogin && !oidc)
    throw unfit('WULOU_LOCAL_LOGIN', 'is off, and WULOU_OIDC_ISSUER names no provider: nobody could log in');
  return {
    idleMinutes: environment.WULOU_SESSION_IDLE_MINUTES,
    sessionHours: environment.WULOU_SESSION_HOURS,
    localLogin,
    demoIdentities,
    oneTimePasswords: !demoIdentities,
    publicUrl: environment.WULOU_PUBLIC_URL
      ? new URL(environment.WULOU_PUBLIC_URL)
      : (oidc?.redirectUrl ?? null),
    oidc,
  };
}

function oidcSettingsOf(environment: Environment): OidcSettings | null {
  if (!environment.WULOU_OIDC_ISSUER) return null;
  const needed = (
    name: 'WULOU_OIDC_CLIENT_ID' | 'WULOU_OIDC_REDIRECT_URL' | 'WULOU_OIDC_ROLE_MAP',
  ): string => {
    const value = environment[name];
    if (!value) throw unfit(name, 'is needed with WULOU_OIDC_ISSUER');
    return value;
  };
  const clientId = needed('WULOU_OIDC_CLIENT_ID');
  const audience = environment.WULOU_OIDC_AUDIENCE || null;
  if (audience === clientId)
    throw unfit(
      'WULOU_OIDC_AUDIENCE',
      'is the client’s id, which ID tokens are made out to: give the API its own',
    );
  return {
    issuer: secureUrl('WULOU_OIDC_ISSUER', environment.WULOU_OIDC_ISSUER),
    clientId,
    clientSecret: environment.WULOU_OIDC_CLIENT_SECRET || null,
    redirectUrl: secureUrl('WULOU_OIDC_REDIRECT_URL', needed('WULOU_OIDC_REDIRECT_URL')),
    audience,
    scope: environment.WULOU_OIDC_SCOPE,
    rolesClaim: environment.WULOU_OIDC_ROLES_CLAIM,
    roleMap: roleMapOf(needed('WULOU_OIDC_ROLE_MAP')),
    employeeClaim: environment.WULOU_OIDC_EMPLOYEE_CLAIM,
    keysCooldownMs,
  };
}

/** Tokens and codes travel there: over TLS, but on this machine. */
function secureUrl(name: string, text: string): URL {
  const url = new URL(text);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !isHere) throw unfit(name, 'must be https');
  return url;
}

function roleMapOf(text: string): OidcSettings['roleMap'] {
  const wanted = `must be JSON such as {"payroll-hr":"hr"}, with the roles ${roles.join(', ')}`;
  const map = roleMap.safeParse(parsed(text));
  if (!map.success) throw unfit('WULOU_OIDC_ROLE_MAP', wanted);
  return Object.entries(map.data);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const unfit = (name: string, words: string): Error =>
  new Error(`The environment does not fit: ${name} ${words}.`);
