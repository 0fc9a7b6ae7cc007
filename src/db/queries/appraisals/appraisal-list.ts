import { mayReachAll } from '../../../domain/authority.ts';
import type { Indicator } from '../../../domain/indicators.ts';
import type { Sql } from '../../database.ts';
import type { Actor } from './appraisal-authority.ts';

/** An appraisal as one line of a list; what the reader may not see is null. */
export interface ListedAppraisal {
  readonly appraisalId: number;
  /** Code of the cycle. */
  readonly cycle: string;
  readonly employeeNo: string;
  readonly workflowId: string;
  readonly stage: string;
  /** open, completed or withdrawn */
  readonly state: string;
  /** unset, proposed, sent_back or confirmed */
  readonly goalsState: string;
  /** The last version and its indicators; null while no goals are set. */
  readonly goalsVersion: number | null;
  readonly indicators: Indicator[] | null;
  /** Null: HR enters the governing body's scores. */
  readonly evaluatorNo: string | null;
  readonly scored: boolean;
  /** The weighted score as it stands: hidden from the employee until the release, and from whoever only operates. */
  readonly score: string | null;
  /** What HR's score sheet proposes; for HR and the evaluator. */
  readonly sheetScore: string | null;
}

export interface ListWanted {
  readonly cycle: string | null;
  readonly stage: string | null;
  /** Only those that the reader evaluates himself. */
  readonly reportsOnly: boolean;
  readonly afterId: number;
  readonly limit: number;
}

/** What the reader may see of others' appraisals, by key: everything for those who oversee, else his reports. */
export function listAppraisals(sql: Sql, actor: Actor, wanted: ListWanted): Promise<ListedAppraisal[]> {
  const everything = mayReachAll(actor, 'appraisal.list') && !wanted.reportsOnly;
  return sql<ListedAppraisal[]>`
    select ${columns(sql, actor)} ${tables(sql)}
    where a.id > ${wanted.afterId} and (${everything} or a.evaluator_id = ${actor.employeeId}::bigint)
      and (${wanted.cycle}::text is null or c.code = ${wanted.cycle}::text)
      and (${wanted.stage}::text is null or a.stage = ${wanted.stage}::text)
    order by a.id limit ${wanted.limit}`;
}

/** Lines by key, whosever they are: for a caller who has settled that the reader may see them. */
export function appraisalLines(
  sql: Sql,
  actor: Actor,
  appraisalIds: readonly number[],
): Promise<ListedAppraisal[]> {
  return sql<ListedAppraisal[]>`
    select ${columns(sql, actor)} ${tables(sql)}
    where a.id = any(${appraisalIds as number[]}::bigint[]) order by a.id desc`;
}

/** Whoever reads about himself waits for the release like everybody, whatever else he is. */
const columns = (sql: Sql, actor: Actor) => sql`
  a.id as "appraisalId", c.code as cycle, e.employee_no as "employeeNo", a.workflow_id as "workflowId", a.stage, a.state, a.goals_state as "goalsState",
  g.version as "goalsVersion", g.indicators, m.employee_no as "evaluatorNo", a.score is not null as scored,
  case when a.employee_id = ${actor.employeeId}::bigint then case when c.released_at is not null then a.score end
    when ${mayReachAll(actor, 'appraisal.read')} or a.evaluator_id = ${actor.employeeId}::bigint then a.score end as score,
  case when a.employee_id is distinct from ${actor.employeeId}::bigint
    and (${mayReachAll(actor, 'appraisal.read') && actor.role === 'hr'} or a.evaluator_id = ${actor.employeeId}::bigint) then l.score end as "sheetScore"`;

const tables = (sql: Sql) => sql`
  from hr.appraisals a
  join hr.appraisal_cycles c on c.id = a.cycle_id
  join hr.employees e on e.id = a.employee_id
  left join hr.employees m on m.id = a.evaluator_id
  left join lateral (
    select version, indicators from hr.appraisal_goals g where g.appraisal_id = a.id order by version desc limit 1) g on true
  left join hr.score_sheet_lines l on l.cycle_id = a.cycle_id and l.employee_id = a.employee_id`;
