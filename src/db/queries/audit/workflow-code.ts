import type { Sql, Transaction } from '../../database.ts';

export interface WorkflowCode {
  /** SHA-256 of the code in UTF-8, in hex. */
  readonly buildId: string;
  readonly code: string;
  readonly sdkVersion: string;
}

/** Keeps the code for as long as the database lives. Twice equals once. */
export async function recordWorkflowCode(sql: Sql | Transaction, kept: WorkflowCode): Promise<void> {
  await sql`
    insert into audit.workflow_code (build_id, code, sdk_version)
    select ${kept.buildId}, ${Buffer.from(kept.code)}, ${kept.sdkVersion}
    where not exists (select from audit.workflow_code where build_id = ${kept.buildId})
    on conflict (build_id) do nothing`;
}

/** Null where no worker on this database ever ran it. */
export async function workflowCodeOf(sql: Sql | Transaction, buildId: string): Promise<WorkflowCode | null> {
  const [row] = await sql<{ code: Buffer; sdkVersion: string }[]>`
    select code, sdk_version as "sdkVersion" from audit.workflow_code where build_id = ${buildId}`;
  return row ? { buildId, code: row.code.toString('utf8'), sdkVersion: row.sdkVersion } : null;
}

/** All code that ever ran, the latest last. */
export async function recordedCode(
  sql: Sql | Transaction,
): Promise<Pick<WorkflowCode, 'buildId' | 'sdkVersion'>[]> {
  return sql<Pick<WorkflowCode, 'buildId' | 'sdkVersion'>[]>`
    select build_id as "buildId", sdk_version as "sdkVersion" from audit.workflow_code order by recorded_at, build_id`;
}
