import { type Fen, yuanText } from '../../../domain/yuan.ts';
import type { Sql } from '../../database.ts';
import { monthReport } from './report.ts';
import type { Run } from './runs.ts';

export interface RunTable {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const yuan = (fen: number | null): string | null => (fen === null ? null : yuanText(fen as Fen));

/** The list of a month, person by person, without private data. */
export async function listTable(sql: Sql, run: Run): Promise<RunTable> {
  const rows = await sql<
    {
      employeeNo: string;
      name: string;
      department: string | null;
      obligation: string;
      owedFor: string;
      state: string;
      reason: string | null;
      baseFen: number | null;
      amountFen: number | null;
      bookedFen: number | null;
      endToEndId: string | null;
    }[]
  >`
    select e.employee_no as "employeeNo", e.name, a.department, i.obligation, coalesce(ar.origin_period, i.period) as "owedFor", i.state, i.reason,
      i.base_fen as "baseFen", i.amount_fen as "amountFen", i.booked_fen as "bookedFen", i.end_to_end_id as "endToEndId"
    from finance.items i join hr.employees e on e.id = i.employee_id
    left join hr.assignments a on a.employee_id = e.id and a.superseded_at is null
    left join finance.arrears ar on ar.id = i.arrear_id
    where i.run_id = ${run.id} order by e.employee_no, i.obligation`;
  return {
    title: `${run.period}`,
    header: [
      '工号',
      '姓名',
      '部门',
      '所属月份',
      '状态',
      '原因',
      '缴费基数(元)',
      '应发(元)',
      '入账(元)',
      '业务编号',
    ],
    rows: rows.map((row) => [
      row.employeeNo,
      row.name,
      row.department,
      row.owedFor,
      row.state,
      row.reason,
      yuan(row.baseFen),
      yuan(row.amountFen),
      yuan(row.bookedFen),
      row.endToEndId,
    ]),
  };
}

export async function exceptionTable(sql: Sql, run: Run): Promise<RunTable> {
  const { exceptions } = await monthReport(sql, run);
  return {
    title: `${run.period} exceptions`,
    header: ['类型', '工号', '业务编号', '应发(元)', '入账(元)'],
    rows: exceptions.map((row) => [
      row.kind,
      row.employeeNo,
      row.endToEndId,
      yuan(row.amountFen),
      yuan(row.bookedFen),
    ]),
  };
}

/** The certificate of a month: its totals, and the digests of what finance approved. */
export async function certificateTable(sql: Sql, run: Run): Promise<RunTable> {
  const report = await monthReport(sql, run);
  const rounds = await sql<{ round: number; digest: string; totalFen: number; approvers: string | null }[]>`
    select r.round, r.digest, r.total_fen as "totalFen",
      (select string_agg(a.approver, ' ' order by a.at) from finance.approvals a
        where a.run_id = r.run_id and a.round = r.round and a.digest = r.digest and a.decision = 'approve') as approvers
    from finance.approval_rounds r where r.run_id = ${run.id} and r.state = 'approved' order by r.round`;
  return {
    title: `${run.period} certificate`,
    header: ['项目 / item', '值 / value'],
    rows: [
      ['programme', run.programme],
      ['period', run.period],
      ['workflow', run.workflowId],
      ['state', run.state],
      ['expected', report.expected],
      ['paid', report.paid],
      ['carried', report.carried],
      ['zero', report.zero],
      ['open', report.open],
      ['omitted', report.omitted],
      ['paid (yuan)', yuan(report.paidFen)],
      ['carried (yuan)', yuan(report.carriedFen)],
      ['booked by the bank (yuan)', yuan(report.bank.bookedFen)],
      ...rounds.flatMap((round) => [
        [`round ${round.round} total (yuan)`, yuan(round.totalFen)],
        [`round ${round.round} digest (SHA-256)`, round.digest],
        [`round ${round.round} approved by`, round.approvers],
      ]),
    ],
  };
}
