import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgSchema, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, key, moment, reference } from './columns.ts';
import { employees } from './hr.ts';

export const identity = pgSchema('identity');

/** Whoever acts here: people, and service accounts, which are programs. One name space, as the trail names both. */
export const users = identity.table(
  'users',
  {
    id: key(),
    username: text('username').notNull().unique(),
    /** person or service */
    kind: text('kind').notNull().default('person'),
    /** Argon2; null: no log-in by password, as for service accounts and for people of an OpenID provider. */
    passwordHash: text('password_hash'),
    /** The password was told by somebody else: nothing but changing it is possible with it. */
    passwordOneTime: boolean('password_one_time').notNull().default(false),
    /** No log-in by the password from then on; null: it holds until it is changed. */
    passwordExpiresAt: moment('password_expires_at'),
    role: text('role').notNull(),
    employeeId: reference('employee_id')
      .unique('users_employee')
      .references(() => employees.id),
    active: boolean('active').notNull().default(true),
    /** Made by the embedded default for trying; such users do not exist for production mode. */
    demo: boolean('demo').notNull().default(false),
    failedLogins: integer('failed_logins').notNull().default(0),
    lockedUntil: moment('locked_until'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    check('users_kind', sql`${table.kind} in ('person', 'service')`),
    check(
      'service_is_nobody',
      sql`${table.kind} = 'person' or (${table.employeeId} is null and ${table.passwordHash} is null)`,
    ),
  ],
);

/** Who is logged in. A token's SHA-256, never the token. */
export const sessions = identity.table(
  'sessions',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    /** What a session is called where it is listed and ended. */
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().unique(),
    userId: reference('user_id')
      .notNull()
      .references(() => users.id),
    /** password or oidc */
    method: text('method').notNull().default('password'),
    /** What the browser or program says it is, cut to 200 characters. */
    userAgent: text('user_agent'),
    /** The absolute end; the idle time-out counts from the last use. */
    expiresAt: moment('expires_at').notNull(),
    /** True to a minute: not every request writes. */
    lastUsedAt: moment('last_used_at').notNull().defaultNow(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [index('sessions_user').on(table.userId)],
);

/** Keys of service accounts. The SHA-256 of a key, never the key. */
export const apiKeys = identity.table(
  'api_keys',
  {
    id: key(),
    /** The public part, by which a key is named in lists, in the trail and when it is revoked. */
    keyId: text('key_id').notNull().unique(),
    keyHash: bytes('key_hash').notNull().unique(),
    userId: reference('user_id')
      .notNull()
      .references(() => users.id),
    /** Names of actions; the role of the service account bounds them. */
    scopes: text('scopes').array().notNull(),
    note: text('note').notNull(),
    /** The user name of the person who was told the key. */
    heldBy: text('held_by').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    /** True to a minute. */
    lastUsedAt: moment('last_used_at'),
    revokedAt: moment('revoked_at'),
    revokedBy: text('revoked_by'),
  },
  (table) => [index('api_keys_user').on(table.userId), index('api_keys_maker').on(table.createdBy)],
);

/** Who a subject of an OpenID provider is here. */
export const subjects = identity.table(
  'subjects',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    userId: reference('user_id')
      .notNull()
      .references(() => users.id),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.issuer, table.subject] }),
    index('subjects_user').on(table.userId),
  ],
);

/** Log-ins that are under way at the provider. All secrets of one follow from what only the browser holds. */
export const pendingLogins = identity.table('pending_logins', {
  secretHash: bytes('secret_hash').primaryKey(),
  /** A path of ours. */
  returnTo: text('return_to').notNull(),
  expiresAt: moment('expires_at').notNull(),
});
