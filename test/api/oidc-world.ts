import type { AuthSettings, OidcSettings } from '../../src/api/auth/auth-settings.ts';
import { freePort } from '../../src/config/free-port.ts';
import {
  audience as apiAudience,
  clientId,
  clientSecret,
  type RunningProvider,
  startProvider,
} from '../support/oidc-provider.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { listeningApi } from './listening-api.ts';

export interface OidcWorld {
  readonly url: string;
  readonly provider: RunningProvider;
}

interface OidcOptions {
  /** Whether claims are in the ID token, or only where the provider is asked about its user. */
  readonly inIdToken?: boolean;
  readonly audience?: string | null;
}

/** The API and an OpenID provider that knows it, both over HTTP on this machine. */
export async function oidcWorld(
  database: TestDatabase,
  { inIdToken = false, audience = apiAudience, ...auth }: Partial<AuthSettings> & OidcOptions = {},
): Promise<OidcWorld> {
  const port = await freePort();
  const redirectUrl = new URL(`http://127.0.0.1:${port}/v1/oidc/callback`);
  const provider = await startProvider(redirectUrl.href, inIdToken);
  const oidc: OidcSettings = {
    issuer: new URL(provider.issuer),
    clientId,
    clientSecret,
    redirectUrl,
    audience,
    scope: 'openid profile',
    rolesClaim: 'roles',
    roleMap: [
      ['wulou-admin', 'admin'],
      ['wulou-finance', 'finance'],
      ['wulou-hr', 'hr'],
      ['wulou-feed', 'hr'],
      ['wulou-auditor', 'auditor'],
      ['staff', 'employee'],
    ],
    employeeClaim: 'employee_number',
    keysCooldownMs: 0,
  };
  const { url } = await listeningApi(database, { publicUrl: redirectUrl, oidc, ...auth }, port);
  return { url, provider };
}
