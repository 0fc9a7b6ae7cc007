import { analyzeTables } from '../../analyze.ts';
import { copyRows } from '../../copy-rows.ts';
import type { Sql, Transaction } from '../../database.ts';
import { findCycle } from './cycles.ts';

/** One person's score of a scores file, checked. */
export interface ScoreSheetRow {
  /** Line of the file, or row of the sheet, from 1. */
  readonly line: number;
  readonly employeeNo: string;
  /** A decimal text from 0 to 100, as the file has it. */
  readonly score: string;
}

export interface ScoreSheet {
  readonly rows: AsyncIterable<readonly ScoreSheetRow[]>;
  /** Null only checks the file against the records, and needs a dry run. */
  readonly cycleCode: string | null;
  readonly actor: string;
  /** Checks, says what would be loaded, and changes nothing. */
  readonly dryRun: boolean;
}

export type ScoreSheetLoaded =
  | {
      readonly ok: true;
      readonly lines: number;
      /** Zero without a cycle. */
      readonly loaded: number;
      /** Numbers on record without an appraisal in the cycle, or withdrawn from it: their scores have no effect. */
      readonly withoutAppraisal: string[];
    }
  | { readonly ok: false; readonly refusal: { readonly code: 'cycle_unknown' | 'cycle_over' } }
  | {
      readonly ok: false;
      readonly refusal: { readonly code: 'employee_unknown'; readonly lines: number[] };
    };

class Rollback extends Error {}

/**
 * Loads the scores that HR hands to the managers of a cycle, in one transaction; a line for somebody who has one takes
 * its place. They are proposals: nothing is scored by them.
 */
export async function loadScoreSheet(sql: Sql, sheet: ScoreSheet): Promise<ScoreSheetLoaded> {
  let result: ScoreSheetLoaded | null = null;
  try {
    await sql.begin(async (tx) => {
      result = await load(tx, sheet);
      if (sheet.dryRun || !result.ok) throw new Rollback();
    });
  } catch (error) {
    if (!(error instanceof Rollback)) throw error;
  }
  return result as unknown as ScoreSheetLoaded;
}

async function load(tx: Transaction, { rows, cycleCode, actor }: ScoreSheet): Promise<ScoreSheetLoaded> {
  await stage(tx, rows);
  const unknown = await tx<{ line: number }[]>`
    select line from incoming_scores i
    where not exists (select from hr.employees e where e.employee_no = i.employee_no) order by line`;
  if (unknown.length > 0)
    return { ok: false, refusal: { code: 'employee_unknown', lines: unknown.map(({ line }) => line) } };
  const [counted] = await tx<{ lines: number }[]>`select count(*) as lines from incoming_scores`;
  const lines = counted?.lines ?? 0;
  if (cycleCode === null) return { ok: true, lines, loaded: 0, withoutAppraisal: [] };
  // Locked, so that the cycle does not close meanwhile; two sheets at once come one after the other.
  await tx`select from hr.appraisal_cycles where code = ${cycleCode} for update`;
  const cycle = await findCycle(tx, cycleCode);
  if (!cycle) return { ok: false, refusal: { code: 'cycle_unknown' } };
  if (cycle.state !== 'open') return { ok: false, refusal: { code: 'cycle_over' } };
  const loaded = await tx`
    insert into hr.score_sheet_lines (cycle_id, employee_id, score, loaded_by)
    select ${cycle.id}, e.id, i.score, ${actor} from incoming_scores i join hr.employees e using (employee_no)
    on conflict (cycle_id, employee_id) do update set score = excluded.score, loaded_by = excluded.loaded_by, loaded_at = now()`;
  const without = await tx<{ employeeNo: string }[]>`
    select e.employee_no as "employeeNo" from incoming_scores i join hr.employees e using (employee_no)
    where not exists (
      select from hr.appraisals a where a.cycle_id = ${cycle.id} and a.employee_id = e.id and a.state <> 'withdrawn')
    order by 1`;
  await analyzeTables(tx, 'hr.score_sheet_lines');
  await tx`
    insert into audit.events (actor, action, subject, details)
    values (${actor}, 'score_sheet_loaded', ${`cycle/${cycle.code}`}, ${tx.json({ lines, withoutAppraisal: without.length })})`;
  return {
    ok: true,
    lines,
    loaded: loaded.count,
    withoutAppraisal: without.map((row) => row.employeeNo),
  };
}

async function stage(tx: Transaction, chunks: AsyncIterable<readonly ScoreSheetRow[]>): Promise<void> {
  await tx`create temp table incoming_scores (line int, employee_no text, score text) on commit drop`;
  async function* values() {
    for await (const chunk of chunks) {
      for (const row of chunk) yield [row.line, row.employeeNo, row.score];
    }
  }
  await copyRows(tx, 'incoming_scores', ['line', 'employee_no', 'score'], values());
  await tx`create index on incoming_scores (employee_no)`;
  await tx`analyze incoming_scores`;
}

/** Lines of a file whose number is not on record. */
export async function linesOfStrangers(
  sql: Sql,
  lines: readonly { readonly line: number; readonly employeeNo: string }[],
): Promise<number[]> {
  const known = await sql<{ employeeNo: string }[]>`
    select employee_no as "employeeNo" from hr.employees
    where employee_no = any(${lines.map(({ employeeNo }) => employeeNo)}::text[])`;
  const onRecord = new Set(known.map((row) => row.employeeNo));
  return lines.filter(({ employeeNo }) => !onRecord.has(employeeNo)).map(({ line }) => line);
}
