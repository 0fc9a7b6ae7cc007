import type { Role } from '../../domain/roles.ts';

/** How people and programs are told apart here. Read from the environment by the entry point. */
export interface AuthSettings {
  /** A session that is not used for so long is over. */
  readonly idleMinutes: number;
  /** However much it is used, a session is over then. */
  readonly sessionHours: number;
  /** Whether people log in by password. */
  readonly localLogin: boolean;
  /** Whether the embedded default's demo identities may log in. Never in production mode. */
  readonly demoIdentities: boolean;
  /** Whether a password that somebody else was told must be changed before anything else. */
  readonly oneTimePasswords: boolean;
  /** Where people reach the API from outside; null: at whatever host they name. */
  readonly publicUrl: URL | null;
  readonly oidc: OidcSettings | null;
}

export interface OidcSettings {
  readonly issuer: URL;
  readonly clientId: string;
  /** null: a public client, which PKCE alone protects. */
  readonly clientSecret: string | null;
  /** Where the provider sends people back to: the path is ours, `/v1/oidc/callback`. */
  readonly redirectUrl: URL;
  /** What access tokens must be made out to; null: none are taken. Never the client's id, which ID tokens have. */
  readonly audience: string | null;
  readonly scope: string;
  /** The claim that holds one role or several; dots lead into objects. */
  readonly rolesClaim: string;
  /** What the provider calls a role, and what it is here. Of several the first that is named here counts. */
  readonly roleMap: readonly (readonly [string, Role])[];
  /** The claim that holds the employee number; dots lead into objects. */
  readonly employeeClaim: string;
  /** How soon keys that are not known are asked for again. */
  readonly keysCooldownMs: number;
}

/** The embedded default, and most tests: local accounts for trying. */
export const embeddedAuthSettings: AuthSettings = {
  idleMinutes: 30,
  sessionHours: 12,
  localLogin: true,
  demoIdentities: true,
  oneTimePasswords: false,
  publicUrl: null,
  oidc: null,
};
