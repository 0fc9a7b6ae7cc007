import type { Sql } from '../../../db/database.ts';
import { userOfSubject } from '../../../db/queries/people/user-of-subject.ts';
import type { Person } from '../../context.ts';
import type { Refusal } from '../../problem.ts';
import type { AuthSettings } from '../auth-settings.ts';
import { mayComeIn } from '../sessions.ts';
import { employeeNoOf, nameOf, roleOf } from './claims.ts';
import { noRole, providerSilent, vouchedRefusals } from './oidc-refusals.ts';
import { type OidcProvider, ProviderUnreachable } from './provider.ts';

const tokenRefused: Refusal = {
  status: 401,
  code: 'token_refused',
  detail:
    'This access token is not the provider’s, not made out to this API, or over: get another from the provider. 访问令牌无效或已过期。',
};

/** Signed, and therefore none of ours: session tokens and API keys hold no dot. */
export const isAccessToken = (token: string): boolean => token.includes('.');

interface Known extends Pick<Person, 'userId' | 'username' | 'employeeId'> {
  readonly mayComeIn: boolean;
}

/**
 * Who comes with an access token of the OpenID provider: a program, whosever the token is. Its role is the token's, for
 * this request. One look-up by key, once it is known.
 */
export async function programOfToken(
  sql: Sql,
  settings: AuthSettings,
  provider: OidcProvider,
  token: string,
): Promise<{ person: Person } | { refusal: Refusal }> {
  const claims = await provider.verify(token).catch((error: unknown) => {
    if (error instanceof ProviderUnreachable) return error;
    throw error;
  });
  if (claims instanceof ProviderUnreachable) return { refusal: providerSilent };
  if (claims === null) return { refusal: tokenRefused };
  const role = roleOf(claims, provider.settings);
  if (role === null) return { refusal: noRole };
  const subject = { issuer: String(claims.iss), subject: String(claims.sub) };
  const known = await userOf(sql, settings, subject);
  if (!known) {
    const added = await userOfSubject(sql, {
      ...subject,
      role,
      employeeNo: employeeNoOf(claims, provider.settings),
      name: nameOf(claims),
      as: 'service',
      demoIdentities: settings.demoIdentities,
    });
    if (!added.ok) return { refusal: vouchedRefusals[added.refusal.code] };
  }
  const user = known ?? (await userOf(sql, settings, subject));
  if (!user?.mayComeIn) return { refusal: vouchedRefusals.user_ended };
  const { userId, username, employeeId } = user;
  return { person: { userId, username, employeeId, role, kind: 'service', scopes: null, session: null } };
}

async function userOf(
  sql: Sql,
  settings: AuthSettings,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
): Promise<Known | undefined> {
  const [user] = await sql<Known[]>`
    select u.id as "userId", u.username, u.employee_id as "employeeId", ${mayComeIn(sql, settings)} as "mayComeIn"
    from identity.subjects s join identity.users u on u.id = s.user_id
    where s.issuer = ${issuer} and s.subject = ${subject}`;
  return user;
}
