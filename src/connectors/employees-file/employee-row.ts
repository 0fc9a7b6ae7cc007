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
  const problems = rowProblems(file, header, row, employeeNumberColumns);
  const formulas = new Set(problems.map((problem) => problem.column));
  // What a formula would calculate says nothing more about the row, so its column is reported once.
  const report = (column: EmployeeColumn, code: SimpleCode) => {
    if (!formulas.has(column)) problems.push(fileProblem({ file, line: row.line, column }, code));
  };
  const cell = (column: EmployeeColumn) => header.cell(row, column);

  const employeeNo = compactText(cell('工号').text);
  if (employeeNo === '') report('工号', 'employee_no_blank');
  const name = readName(cell('姓名'), report);
  const idNumber = readId(cell('身份证号'), report);
  const hiredOn = readHiring(cell('入职日期'), report);
  const leftOn = readLeaving(cell('离职日期'), hiredOn, report);
  const salaryFen = readSalary(cell('月工资(元)'), report);
  const account = readAccountCell(cell('医保存折账号'), report);
  const phone = readPhone(cell('手机号'), report);
  const managerNo = formulas.has('直接上级工号') ? null : compactText(cell('直接上级工号').text) || null;
  const known = { employeeNo, idNumber, managerNo, problems };
  if (problems.length > 0 || idNumber === null || hiredOn === null || salaryFen === null)
    return { ...known, row: null };
  const bankName = cleanText(cell('开户行').text);
  return {
    ...known,
    row: {
      line: row.line,
      employeeNo,
      name,
      nameKey: nameKey(name),
      idNumber,
      department: cleanText(cell('部门').text),
      position: cleanText(cell('岗位').text),
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

type Report = (column: EmployeeColumn, code: SimpleCode) => void;

function readName(cell: Cell, report: Report): string {
  const name = cleanName(cell.text);
  if (nameKey(name) === '') report('姓名', 'name_blank');
  else if (name.includes('\ufffd')) report('姓名', 'character_lost');
  return name;
}

function readId(cell: Cell, report: Report): string | null {
  const { idNumber, problem } = readResidentId(cell.text);
  if (lostDigits(cell)) report('身份证号', 'id_scientific');
  else if (problem !== null) report('身份证号', idCodes[problem]);
  else return idNumber;
  return null;
}

function readHiring(cell: Cell, report: Report): CalendarDate | null {
  if (compactText(cell.text) === '') {
    report('入职日期', 'date_missing');
    return null;
  }
  const date = parseCalendarDate(cell.text);
  if (date === null) report('入职日期', 'date_impossible');
  return date;
}

function readLeaving(cell: Cell, hiredOn: CalendarDate | null, report: Report): CalendarDate | null {
  if (compactText(cell.text) === '') return null;
  const date = parseCalendarDate(cell.text);
  if (date === null) report('离职日期', 'date_impossible');
  else if (hiredOn !== null && date < hiredOn) report('离职日期', 'leaving_before_hiring');
  return date;
}

function readSalary(cell: Cell, report: Report): Fen | null {
  const salaryFen = parseYuan(cell.text);
  if (salaryFen === null) report('月工资(元)', 'salary_unreadable');
  else if (salaryFen < 0) report('月工资(元)', 'salary_negative');
  return salaryFen;
}

function readAccountCell(cell: Cell, report: Report): string | null {
  const { account, problem } = readAccount(cell.text);
  if (lostDigits(cell)) report('医保存折账号', 'account_scientific');
  else if (problem !== null) report('医保存折账号', accountCodes[problem]);
  return account;
}

function readPhone(cell: Cell, report: Report): string | null {
  if (compactText(cell.text) === '') return null;
  const phone = parsePhone(cell.text);
  if (phone === null) report('手机号', 'phone_bad');
  return phone;
}
