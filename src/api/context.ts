import type { Client } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ArchiveStore } from '../archive/archive-store.ts';
import type { CallRules } from '../connectors/webhook/webhook-url.ts';
import type { Database } from '../db/database.ts';
import type { PrivateData } from '../db/private-data.ts';
import type { Action } from '../domain/authority.ts';
import type { Role } from '../domain/roles.ts';
import type { ApiMetrics } from '../telemetry/api-metrics.ts';
import type { Readiness } from '../telemetry/readiness.ts';
import type { AuthSettings } from './auth/auth-settings.ts';

/** What routes act upon. */
export interface Context {
  readonly database: Database;
  readonly privateData: PrivateData;
  /** Where completed work is archived. */
  readonly archiveStore: ArchiveStore;
  readonly temporal: Client;
  readonly payloadCodec: PayloadCodec;
  /** Where people reach the Temporal UI; null where nobody said so. */
  readonly temporalUi: string | null;
  readonly taskQueue: string;
  readonly maxFileBytes: number;
  /** Of a contribution file, which is kept whole: PostgreSQL's protocol takes it as text of twice its length. */
  readonly maxContributionBytes: number;
  readonly auth: AuthSettings;
  /** The bank's own book is read from here for the people who reconcile. */
  readonly bankLedger: () => Promise<string>;
  /**
   * The bases that the social-security office has on record for a month, in the order of the ID numbers; null for a
   * person whom it does not know. At most 10,000 at once. Throws OutsideFault.
   */
  readonly officeBases: (period: string, idNumbers: readonly string[]) => Promise<(number | null)[]>;
  /** Whom webhooks may call. */
  readonly webhookRules: CallRules;
  /** What stands against giving this process requests: the database alone, unless given. */
  readonly readiness?: Readiness;
  /** Measures requests; none: nobody asks for it. */
  readonly metrics?: Pick<ApiMetrics, 'observe'>;
  /** Whether anybody takes spans. */
  readonly traced?: boolean;
  /** The embedded default's demo employee becomes somebody once there are records. */
  readonly onEmployeesImported: () => Promise<void>;
}

/** Whoever calls, a person or a program. */
export interface Person {
  readonly userId: number;
  readonly username: string;
  readonly kind: 'person' | 'service';
  readonly role: Role;
  readonly employeeId: number | null;
  /** The actions that this call may do of those of the role; null: all of them. */
  readonly scopes: readonly Action[] | null;
  /** What he is logged in with; null: an API key or a token of the OpenID provider. */
  readonly session: { readonly id: number; readonly method: 'password' | 'oidc' } | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    person: Person | null;
  }
  interface FastifyContextConfig {
    /** What the route does, by the name in the authority table; `anyone` needs no login. */
    action?: Action | 'anyone';
    /** Body or reply hold what is kept nowhere, not even for a repeated request: an Idempotency-Key means nothing. */
    holdsSecret?: boolean;
    /** A POST that changes nothing: a cookie from whatever page will do, as the reply is kept from pages that are not allowed. */
    readsOnly?: boolean;
  }
}

export type Api = FastifyInstance<
  import('fastify').RawServerDefault,
  import('node:http').IncomingMessage,
  import('node:http').ServerResponse,
  import('fastify').FastifyBaseLogger,
  ZodTypeProvider
>;

/** The person a route's role check has let in. */
export function personOf(request: FastifyRequest): Person {
  if (!request.person) throw new Error('assertion failed: a route without a role check asked who is calling');
  return request.person;
}
