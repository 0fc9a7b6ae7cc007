import type { Role } from '../../../domain/roles.ts';
import type { OidcSettings } from '../auth-settings.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** A claim by its name, or by the way to it: `realm_access.roles` is `roles` within `realm_access`. */
export function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  let value: unknown = claims;
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Claims)[part];
  }
  return value;
}

/** What the provider's roles mean here: of several, the one that the settings name first. Null: none of them is one. */
export function roleOf(claims: Claims, { rolesClaim, roleMap }: OidcSettings): Role | null {
  const held = [claimAt(claims, rolesClaim)].flat();
  return roleMap.find(([name]) => held.includes(name))?.[1] ?? null;
}

/** The employee number, or null where the provider does not say. */
export function employeeNoOf(claims: Claims, { employeeClaim }: OidcSettings): string | null {
  const value = claimAt(claims, employeeClaim);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** What somebody is called where his number does not say it: in the form of our user names. */
export function nameOf(claims: Claims): string {
  const said = [claims.preferred_username, claims.client_id, claims.azp, claims.sub].find(
    (value) => typeof value === 'string' && value !== '',
  ) as string;
  const plain = said.toLowerCase().replace(/[^a-z0-9._@-]+/g, '-');
  return plain.slice(0, 60);
}
