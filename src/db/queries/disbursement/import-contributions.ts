import { must } from '../../../domain/assert.ts';
import { analyzeTables } from '../../analyze.ts';
import { copyRows } from '../../copy-rows.ts';
import type { Sql, Transaction } from '../../database.ts';
import { holdLookupKey } from '../../lookup-key.ts';
import type { PrivateData } from '../../private-data.ts';
import { archiveFile, sha256 } from './files.ts';

/** One line of a contribution file, as read: unusable values are kept as such and hold one person later. */
export interface ContributionRow {
  readonly line: number;
  readonly name: string;
  readonly nameKey: string;
  readonly idNumber: string;
  readonly idValid: boolean;
  readonly account: string | null;
  readonly accountValid: boolean;
  readonly baseFen: number | null;
  readonly baseProblem: string | null;
}

export interface ContributionsImport {
  readonly programme: string;
  readonly period: string;
  readonly fileName: string;
  readonly content: Buffer;
  readonly rows: AsyncIterable<readonly ContributionRow[]>;
  /** What the file says of itself; known once `rows` has ended. */
  readonly facts: () => { readonly unitNo: string; readonly lines: number; readonly totalFen: number };
  readonly actor: string;
  /** Checks everything and changes nothing. */
  readonly dryRun: boolean;
}

export type ContributionsImported =
  | {
      readonly ok: true;
      readonly lines: number;
      readonly state: 'current' | 'late';
      readonly repeated: boolean;
      readonly differences: number;
    }
  | { readonly ok: false; readonly refusal: { readonly code: 'another_organisation' | 'month_closed' } };

/**
 * Stores a month's contribution lines. The same bytes again are the same upload. A corrected file supersedes the
 * earlier one until sending starts; afterwards it is kept as `late`, changes no payment, and its differences become
 * exceptions for finance.
 */
export async function importContributions(
  sql: Sql,
  privateData: PrivateData,
  input: ContributionsImport,
): Promise<ContributionsImported> {
  let result: ContributionsImported | null = null;
  try {
    await sql.begin(async (tx) => {
      await holdLookupKey(tx, privateData);
      await tx`select pg_advisory_xact_lock(hashtext('benefits.uploads'))`;
      result = await load(tx, privateData, input);
      if (input.dryRun || !result.ok) throw new Rollback();
    });
  } catch (error) {
    if (!(error instanceof Rollback)) throw error;
  }
  return result as unknown as ContributionsImported;
}

class Rollback extends Error {}

async function load(
  tx: Transaction,
  privateData: PrivateData,
  input: ContributionsImport,
): Promise<ContributionsImported> {
  const { programme, period } = input;
  const hash = sha256(input.content);
  const [known] = await tx<{ id: number; state: string; lines: number }[]>`
    select id, state, line_count as lines from benefits.uploads where programme = ${programme} and period = ${period} and sha256 = ${hash}`;
  if (known && known.state !== 'superseded') {
    return {
      ok: true,
      lines: known.lines,
      state: known.state === 'late' ? 'late' : 'current',
      repeated: true,
      differences: 0,
    };
  }
  const [run] = await tx<{ id: number; state: string; sending: boolean }[]>`
    select id, state, sending_started_at is not null as sending from finance.runs
    where programme = ${programme} and period = ${period} and scope = 'all' and state <> 'cancelled' for update`;
  if (known && run?.state === 'closed') return { ok: false, refusal: { code: 'month_closed' } };
  const state = run?.sending ? 'late' : 'current';
  if (state === 'current') {
    await tx`update benefits.uploads set state = 'superseded' where programme = ${programme} and period = ${period} and state = 'current'`;
  }
  if (known) {
    // An earlier version is wanted again: it takes its place back.
    await tx`update benefits.uploads set state = ${state}, reinstated_by = ${input.actor} where id = ${known.id}`;
    await noteUpload(tx, input, { uploadId: known.id, lines: known.lines, state });
    const differences = state === 'late' && run ? await recordDifferences(tx, run.id, known.id) : 0;
    return { ok: true, lines: known.lines, state, repeated: true, differences };
  }
  const fileId = await archiveFile(tx, privateData, {
    runId: null,
    kind: 'contributions',
    name: input.fileName,
    content: input.content,
  });
  const [upload] = await tx<{ id: number }[]>`
    insert into benefits.uploads (programme, period, file_name, sha256, file_id, line_count, total_fen, received_by, state)
    values (${programme}, ${period}, ${input.fileName}, ${hash}, ${fileId}, 0, 0, ${input.actor}, ${state}) returning id`;
  const uploadId = must(upload, 'the new upload').id;
  await stageLines(tx, privateData, uploadId, input.rows);
  await analyzeTables(tx, 'benefits.contribution_lines');
  const { unitNo, lines, totalFen } = input.facts();
  const [organisation] = await tx<
    { unitNo: string | null }[]
  >`select unit_no as "unitNo" from hr.organisation for update`;
  if (organisation?.unitNo && organisation.unitNo !== unitNo)
    return { ok: false, refusal: { code: 'another_organisation' } };
  if (run?.state === 'closed') return { ok: false, refusal: { code: 'month_closed' } };
  await tx`update hr.organisation set unit_no = ${unitNo} where unit_no is null`;
  await tx`update benefits.uploads set line_count = ${lines}, total_fen = ${totalFen} where id = ${uploadId}`;
  await noteUpload(tx, input, { uploadId, lines, state });
  const differences = state === 'late' && run ? await recordDifferences(tx, run.id, uploadId) : 0;
  return { ok: true, lines, state, repeated: false, differences };
}

async function noteUpload(
  tx: Transaction,
  { actor, period }: ContributionsImport,
  { uploadId, lines, state }: { uploadId: number; lines: number; state: string },
): Promise<void> {
  await tx`
    insert into audit.events (actor, action, subject, details)
    values (${actor}, 'contributions_uploaded', ${`upload/${uploadId}`}, ${tx.json({ period, lines, state })})`;
}

async function stageLines(
  tx: Transaction,
  privateData: PrivateData,
  uploadId: number,
  chunks: AsyncIterable<readonly ContributionRow[]>,
): Promise<void> {
  async function* encrypted() {
    for await (const chunk of chunks)
      for (const row of chunk) {
        yield [
          uploadId,
          row.line,
          row.name,
          row.nameKey,
          privateData.encrypt(row.idNumber),
          privateData.hash(row.idNumber),
          row.idValid,
          row.account === null ? null : privateData.encrypt(row.account),
          row.account === null ? null : privateData.hash(row.account),
          row.accountValid,
          row.baseFen,
          row.baseProblem,
        ];
      }
  }
  const columns = [
    'upload_id',
    'line_no',
    'name',
    'name_key',
    'id_number',
    'id_hash',
    'id_valid',
    'account',
    'account_hash',
    'account_valid',
    'base_fen',
    'base_problem',
  ];
  await copyRows(tx, 'benefits.contribution_lines', columns, encrypted());
}

/** Where a late file says another base than the one that was paid on: for finance to settle, never a second payment. */
async function recordDifferences(tx: Transaction, runId: number, uploadId: number): Promise<number> {
  const found = await tx`
    insert into finance.exceptions (run_id, item_id, employee_id, kind, reference, end_to_end_id, amount_fen, owner, due_at, details)
    select ${runId}, i.id, e.id, 'late_upload', ${`upload-${uploadId}/employee-`} || e.id, i.end_to_end_id, i.amount_fen, 'finance',
      now() + interval '3 days', jsonb_build_object('line', l.line_no)
    from benefits.contribution_lines l
    join hr.employees e on e.id_hash = l.id_hash
    join finance.items i on i.run_id = ${runId} and i.employee_id = e.id and i.obligation = 'month'
    where l.upload_id = ${uploadId} and i.base_fen is distinct from l.base_fen
    on conflict do nothing`;
  return found.count;
}
