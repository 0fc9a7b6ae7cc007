import type { ContributionRow } from '../../src/db/queries/disbursement/import-contributions.ts';
import type { EmployeeRow } from '../../src/db/queries/people/import-employees.ts';
import { passesLuhn } from '../../src/domain/account-number.ts';
import { nameKey } from '../../src/domain/person-name.ts';
import { checkCharacterOf } from '../../src/domain/resident-id.ts';

/** A made-up person as employee records have him, with the base that the office has for him. */
export interface Person extends EmployeeRow {
  readonly account: string | null;
  readonly baseFen: number;
}

const surnames = [...'王李张刘陈杨赵黄周吴'];
const given = ['建国', '秀英', '志强', '桂兰', '海燕', '文博', '雪梅', '晓东', '丽娜', '国庆', '思远'];

/** The nth person; different numbers have different names, ID numbers, accounts and phones. */
export function person(number: number, changes: Partial<Person> = {}): Person {
  const name = `${surnames[number % 10]}${given[number % 11]}${given[Math.floor(number / 11) % 11]}`;
  return {
    line: number + 1,
    employeeNo: `E${String(number).padStart(4, '0')}`,
    name,
    nameKey: nameKey(changes.name ?? name),
    idNumber: idNumberOf(number),
    department: '生产一部',
    position: '操作工',
    managerNo: null,
    hiredOn: '2015-03-01',
    leftOn: null,
    salaryFen: 645_000,
    bankName: '中国银行北京分行',
    bankCode: '104100000004',
    account: accountOf(number),
    phone: `138${String(10_000_000 + number)}`,
    baseFen: 645_000,
    ...changes,
  };
}

/** People numbered from 1 on. */
export function people(count: number, changes: Partial<Person> = {}): Person[] {
  return Array.from({ length: count }, (_, index) => person(index + 1, changes));
}

export function idNumberOf(number: number): string {
  const body = `1101011980${String(1 + (number % 12)).padStart(2, '0')}15${String(Math.floor(number / 12) + 100).padStart(3, '0')}`;
  return body + checkCharacterOf(body);
}

export function accountOf(number: number): string {
  const body = `621661${String(number).padStart(12, '0')}`;
  for (let digit = 0; digit < 10; digit += 1) if (passesLuhn(`${body}${digit}`)) return `${body}${digit}`;
  throw new Error('one of ten digits fits');
}

/** The office's line for a person, as right as his record unless changed. */
export function lineOf(owner: Person, changes: Partial<ContributionRow> = {}): ContributionRow {
  return {
    line: owner.line,
    name: changes.name ?? owner.name,
    nameKey: nameKey(changes.name ?? owner.name),
    idNumber: owner.idNumber,
    idValid: true,
    account: owner.account,
    accountValid: changes.account !== undefined ? changes.account !== null : owner.account !== null,
    baseFen: owner.baseFen,
    baseProblem: null,
    ...changes,
  };
}
