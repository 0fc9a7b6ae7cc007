import { readAccount } from '../../domain/account-number.ts';
import { type CalendarDate, parseCalendarDate } from '../../domain/calendar-date.ts';
import { cleanText, compactText } from '../../domain/notation.ts';
import { cleanName, nameKey } from '../../domain/person-name.ts';
import { parsePhone } from '../../domain/phone.ts';
import { readResidentId } from '../../domain/resident-id.ts';
import { type Fen, parseYuan } from '../../domain/yuan.ts';
import { type FileProblem, type FileProblemCode, fileProblem } from '../tabular-file/file-problem.ts';
import type { Header } from '../tabular-file/header.ts';
import { lostDigits, rowProblems } from '../tabular-file/row-checks.ts';
import type { Cell, TableRow } from '../tabular-file/table.ts';
import { type EmployeeColumn, employeeNumberColumns } from './columns.ts';

/** One person of an employees file, checked. */
export interface EmployeeRow {
  /** Line of the file, or row of the sheet, from 1. */
  readonly line: number;
  readonly employeeNo: string;
  readonly name: string;
  readonly nameKey: string;
  readonly idNumber: string;
  readonly department: string;
  readonly position: string;
  readonly managerNo: string | null;
  readonly hiredOn: CalendarDate;
  readonly leftOn: CalendarDate | null;
  /** A month. */
  readonly salaryFen: Fen;
  readonly bankName: string;
  /** CNAPS code; null for a bank that is not in the table. */
  readonly bankCode: string | null;
  /** Digits only; null where blank, which holds the person later and is no problem of the file. */
  readonly account: string | null;
  readonly phone: string | null;
}

/** What of a row is known though the row may be unusable: numbers that other rows refer to or must not repeat. */
export interface ReadEmployee {
  readonly row: EmployeeRow | null;
  readonly employeeNo: string;
  /** Only where it is a valid number; an invalid one is reported already. */
  readonly idNumber: string | null;
  readonly managerNo: string | null;
  readonly problems: readonly FileProblem[];
}

const idCodes = {
  blank: 'id_blank',
  scientific: 'id_scientific',
  form: 'id_form',
  birth_date: 'id_birth_date',
  check_digit: 'id_check_digit',
} as const satisfies Record<string, FileProblemCode>;

const accountCodes = {
  scientific: 'account_scientific',
  form: 'account_form',
  check_digit: 'account_check_digit',
} as const satisfies Record<string, FileProblemCode>;

/** Reads one row and says everything that is wrong with it. */
export function readEmployeeRow(
  file: string,
  header: Header<EmployeeColumn>,
  row: TableRow,
  bankCodeOf: (bankName: string) => string | null,
): ReadEmployee {
  const report = new RowReport(file, row.line, rowProblems(file, header, row, employeeNumberColumns));
  const employeeNo = compactText(header.cell(row, '工号').text);
  if (employeeNo === '') report.add('工号', 'employee_no_blank');
  const name = readName(header.cell(row, '姓名'), report);
  const idNumber = readId(header.cell(row, '身份证号'), report);
  const hiredOn = readHiring(header.cell(row, '入职日期'), report);
  const leftOn = readLeaving(header.cell(row, '离职日期'), hiredOn, report);
  const salaryFen = readSalary(header.cell(row, '月工资(元)'), report);
  const account = readAccountCell(header.cell(row, '医保存折账号'), report);
  const phone = readPhone(header.cell(row, '手机号'), report);
  const managerNo = report.has('直接上级工号')
    ? null
    : compactText(header.cell(row, '直接上级工号').text) || null;
  const { problems } = report;
  const known = { employeeNo, idNumber, managerNo, problems };
  if (problems.length > 0 || idNumber === null || hiredOn === null || salaryFen === null)
    return { ...known, row: null };
  const bankName = cleanText(header.cell(row, '开户行').text);
  return {
    ...known,
    row: {
      line: row.line,
      employeeNo,
      name,
      nameKey: nameKey(name),
      idNumber,
      department: cleanText(header.cell(row, '部门').text),
      position: cleanText(header.cell(row, '岗位').text),
      managerNo,
      hiredOn,
      leftOn,
      salaryFen,
      bankName,
      bankCode: bankCodeOf(bankName),
      account,
      phone,
    },
  };
}

/** Codes whose words need no details. */
type SimpleCode =
  | (typeof idCodes)[keyof typeof idCodes]
  | (typeof accountCodes)[keyof typeof accountCodes]
  | 'employee_no_blank'
  | 'name_blank'
  | 'character_lost'
  | 'date_missing'
  | 'date_impossible'
  | 'leaving_before_hiring'
  | 'salary_unreadable'
  | 'salary_negative'
  | 'phone_bad';

/** The problems of one row. A column is reported once: what a formula would calculate says nothing more about it. */
class RowReport {
  readonly problems: FileProblem[];
  readonly #file: string;
  readonly #line: number;

  constructor(file: string, line: number, problems: FileProblem[]) {
    this.#file = file;
    this.#line = line;
    this.problems = problems;
  }

  has(column: EmployeeColumn): boolean {
    return this.problems.some((problem) => problem.column === column);
  }

  add(column: EmployeeColumn, code: SimpleCode): void {
    if (!this.has(column))
      this.problems.push(fileProblem({ file: this.#file, line: this.#line, column }, code));
  }
}

function readName(cell: Cell, report: RowReport): string {
  const name = cleanName(cell.text);
  if (nameKey(name) === '') report.add('姓名', 'name_blank');
  else if (name.includes('\ufffd')) report.add('姓名', 'character_lost');
  return name;
}

function readId(cell: Cell, report: RowReport): string | null {
  const { idNumber, problem } = readResidentId(cell.text);
  if (lostDigits(cell)) report.add('身份证号', 'id_scientific');
  else if (problem !== null) report.add('身份证号', idCodes[problem]);
  else return idNumber;
  return null;
}

function readHiring(cell: Cell, report: RowReport): CalendarDate | null {
  if (compactText(cell.text) === '') {
    report.add('入职日期', 'date_missing');
    return null;
  }
  const date = parseCalendarDate(cell.text);
  if (date === null) report.add('入职日期', 'date_impossible');
  return date;
}

function readLeaving(cell: Cell, hiredOn: CalendarDate | null, report: RowReport): CalendarDate | null {
  if (compactText(cell.text) === '') return null;
  const date = parseCalendarDate(cell.text);
  if (date === null) report.add('离职日期', 'date_impossible');
  else if (hiredOn !== null && date < hiredOn) report.add('离职日期', 'leaving_before_hiring');
  return date;
}

function readSalary(cell: Cell, report: RowReport): Fen | null {
  const salaryFen = parseYuan(cell.text);
  if (salaryFen === null) report.add('月工资(元)', 'salary_unreadable');
  else if (salaryFen < 0) report.add('月工资(元)', 'salary_negative');
  return salaryFen;
}

function readAccountCell(cell: Cell, report: RowReport): string | null {
  const { account, problem } = readAccount(cell.text);
  if (lostDigits(cell)) report.add('医保存折账号', 'account_scientific');
  else if (problem !== null) report.add('医保存折账号', accountCodes[problem]);
  return account;
}

function readPhone(cell: Cell, report: RowReport): string | null {
  if (compactText(cell.text) === '') return null;
  const phone = parsePhone(cell.text);
  if (phone === null) report.add('手机号', 'phone_bad');
  return phone;
}
