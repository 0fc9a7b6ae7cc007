import type { Sql, Transaction } from '../../database.ts';

export type ArchiveKind = 'run' | 'cycle' | 'change';

/** What is complete and to be archived: its key in the table of its kind. */
export interface Due {
  readonly kind: ArchiveKind;
  readonly id: number;
  /** Its workflow id. */
  readonly subject: string;
}

/** The last id of each kind that was looked at. */
export type ArchivePlace = Readonly<Record<ArchiveKind, number>>;

/** Runs, cycles and changes that are over and have no archive yet; so many of each kind at most. */
export async function archivesDue(sql: Sql, after: ArchivePlace, limit: number): Promise<Due[]> {
  return sql<Due[]>`
    select kind, id, subject from (
      (select 'run' as kind, id, workflow_id as subject from finance.runs
        where state in ('closed', 'cancelled') and id > ${after.run}
          and not exists (select from audit.archives a where a.subject = workflow_id) order by id limit ${limit})
      union all
      (select 'cycle', id, workflow_id from hr.appraisal_cycles
        where state in ('closed', 'cancelled') and id > ${after.cycle}
          and not exists (select from audit.archives a where a.subject = workflow_id) order by id limit ${limit})
      union all
      (select 'change', id, workflow_id from hr.changes
        where state in ('done', 'withdrawn') and archived_at is null and id > ${after.change}
          and not exists (select from audit.archives a where a.subject = workflow_id) order by id limit ${limit})
    ) due`;
}

/** For how long the oldest of each kind has been over without its archive; an appraisal, without any history. */
export async function oldestUnarchived(
  sql: Sql | Transaction,
): Promise<{ kind: ArchiveKind | 'appraisal'; value: number }[]> {
  const none = (workflowId: string) =>
    sql`not exists (select from audit.archives a where a.subject = ${sql(workflowId)})`;
  return sql<{ kind: ArchiveKind | 'appraisal'; value: number }[]>`
    select kind, greatest(0, extract(epoch from now() - min(since)))::float8 as value from (
      select 'run' as kind, coalesce(closed_at, started_at) as since from finance.runs r
        where state in ('closed', 'cancelled') and ${none('r.workflow_id')}
      union all
      select 'cycle', coalesce(closed_at, opened_at) from hr.appraisal_cycles c
        where state in ('closed', 'cancelled') and ${none('c.workflow_id')}
      union all
      select 'change', coalesce(finished_at, entered_at) from hr.changes h
        where state in ('done', 'withdrawn') and archived_at is null and ${none('h.workflow_id')}
      union all
      select 'appraisal', p.updated_at from hr.appraisals p join hr.appraisal_cycles c on c.id = p.cycle_id
        where p.state in ('completed', 'withdrawn') and p.started_at is not null and ${none('c.workflow_id')}
          and not exists (select from audit.archived_histories h where h.workflow_id = p.workflow_id)
    ) over_now group by kind`;
}

export interface Archive {
  readonly id: number;
  readonly subject: string;
  readonly manifestSha256: string;
  /** Encrypted. */
  readonly archiveKey: Buffer;
  readonly at: string;
}

export async function archiveOf(sql: Sql | Transaction, subject: string): Promise<Archive | null> {
  const [row] = await sql<Archive[]>`
    select id, subject, manifest_sha256 as "manifestSha256", archive_key as "archiveKey", at
    from audit.archives where subject = ${subject}`;
  return row ?? null;
}

/** The newest first. */
export async function listArchives(sql: Sql, beforeId: number, limit: number): Promise<Archive[]> {
  return sql<Archive[]>`
    select id, subject, manifest_sha256 as "manifestSha256", archive_key as "archiveKey", at
    from audit.archives where id < ${beforeId} order by id desc limit ${limit}`;
}

export interface NewArchive {
  readonly due: Due;
  readonly manifestSha256: string;
  readonly archiveKey: Buffer;
  readonly histories: number;
}

/**
 * Records an archive, and its manifest's digest in the trail: from then on nobody can make another one of the same
 * subject. @returns false where there was one already, which stays.
 */
export async function recordArchive(sql: Sql, archive: NewArchive): Promise<boolean> {
  return sql.begin(async (tx) => {
    const rows = await tx`
      insert into audit.archives (subject, manifest_sha256, archive_key)
      values (${archive.due.subject}, ${archive.manifestSha256}, ${archive.archiveKey})
      on conflict (subject) do nothing returning 1`;
    if (rows.length === 0) return false;
    const { kind, id } = archive.due;
    if (kind === 'change') await tx`update hr.changes set archived_at = now() where id = ${id}`;
    const details = { manifest: archive.manifestSha256, histories: archive.histories };
    await tx`
      insert into audit.events (actor, action, subject, details)
      values ('archive', 'archived', ${archiveSubject(archive.due.subject)}, ${tx.json(details)})`;
    return true;
  });
}

/** What the trail calls an archive. */
export const archiveSubject = (subject: string): string => `archive/${subject}`;
