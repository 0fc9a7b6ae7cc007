import type { Sql } from '../../../db/database.ts';
import { userOfSubject } from '../../../db/queries/people/user-of-subject.ts';
import type { Refusal } from '../../problem.ts';
import type { AuthSettings } from '../auth-settings.ts';
import { endSessions, type OpenedSession, openSession } from '../sessions.ts';
import { type Claims, employeeNoOf, nameOf, roleOf } from './claims.ts';
import { noRole, vouchedRefusals } from './oidc-refusals.ts';
import type { OidcProvider } from './provider.ts';

/**
 * Lets in whom the provider vouches for, with the role that it gives him now. Whoever has none any more is out at once,
 * wherever he was still in.
 */
export async function loginByProvider(
  sql: Sql,
  settings: AuthSettings,
  provider: OidcProvider,
  { claims, userAgent }: { readonly claims: Claims; readonly userAgent: string | null },
): Promise<{ session: OpenedSession } | { refusal: Refusal }> {
  const subject = { issuer: String(claims.iss), subject: String(claims.sub) };
  const role = roleOf(claims, provider.settings);
  if (role === null) {
    await noteRefused(sql, 'no_role');
    await endSessionsOfSubject(sql, subject);
    return { refusal: noRole };
  }
  const known = await userOfSubject(sql, {
    ...subject,
    role,
    employeeNo: employeeNoOf(claims, provider.settings),
    name: nameOf(claims),
    as: 'person',
    demoIdentities: settings.demoIdentities,
  });
  if (!known.ok) {
    await noteRefused(sql, known.refusal.code);
    return { refusal: vouchedRefusals[known.refusal.code] };
  }
  const { userId, username } = known.user;
  return { session: await openSession(sql, settings, { userId, username, method: 'oidc', userAgent }) };
}

async function endSessionsOfSubject(
  sql: Sql,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
): Promise<void> {
  const [known] = await sql<{ userId: number }[]>`
    select user_id as "userId" from identity.subjects where issuer = ${issuer} and subject = ${subject}`;
  if (known) await endSessions(sql, known.userId, 'all', { actor: 'oidc', action: 'sessions_revoked' });
}

/** Puts on record that somebody was not let in, and why; never who the provider says that he is. */
export async function noteRefused(sql: Sql, reason: string): Promise<void> {
  await sql`
    insert into audit.events (actor, action, subject, details)
    values ('nobody', 'login_refused', 'oidc', ${sql.json({ reason })})`;
}
