import type { Client } from '@temporalio/client';
import type { Sql } from '../db/database.ts';
import { missingMigration } from '../db/schema-version.ts';

/** @returns what stands against it, without a secret in it; null: nothing. */
export type ReadinessCheck = () => Promise<string | null>;

export interface Readiness {
  /** What stands against giving this process work; none: it is ready. */
  reasons(): Promise<string[]>;
}

const patienceMs = 2_000;
/** Probes come from several sides: they share a look. */
const freshMs = 1_000;

/** @param checks by the name that their reasons begin with. A check that takes longer than two seconds has failed. */
export function createReadiness(checks: Readonly<Record<string, ReadinessCheck>>): Readiness {
  let last: { at: number; reasons: Promise<string[]> } | null = null;
  const look = async (): Promise<string[]> => {
    const found = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => {
        const reason = await within(check());
        return reason === null ? [] : [`${name}: ${reason}`];
      }),
    );
    return found.flat();
  };
  return {
    reasons: () => {
      if (!last || Date.now() - last.at > freshMs) last = { at: Date.now(), reasons: look() };
      return last.reasons;
    },
  };
}

async function within(check: Promise<string | null>): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${patienceMs / 1_000} s`), patienceMs);
  });
  try {
    return await Promise.race([check, late]);
  } catch (error) {
    return codeOf(error);
  } finally {
    clearTimeout(timer);
  }
}

/** A message may hold an address or a user name: of an error only its code, or its name. */
function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return `failed (${typeof code === 'string' || typeof code === 'number' ? code : String(name)})`;
}

export const databaseChecks = (sql: Sql): Record<string, ReadinessCheck> => ({
  database: async () => {
    await sql`select 1`;
    return null;
  },
  migrations: async () => {
    const missing = await missingMigration(sql);
    return missing === null ? null : `${missing} is missing: run \`wulou migrate\``;
  },
});

export const temporalCheck =
  ({
    workflowService,
    options: { namespace },
  }: Pick<Client, 'workflowService' | 'options'>): ReadinessCheck =>
  async () => {
    await workflowService.describeNamespace({ namespace });
    return null;
  };
