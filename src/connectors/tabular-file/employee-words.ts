import { phrase } from './phrase.ts';

/** What is said of the people of a file; a scores file names them by number, too. */
export const employeeWords = {
  employee_no_blank: () =>
    phrase('工号为空', 'the employee number is blank', '请填写工号', 'enter the number'),
  employee_no_twice: (line: number) =>
    phrase(
      `与第 ${line} 行的工号相同`,
      `the same employee number as in line ${line}`,
      '请改正或删除其中一行',
      'correct or delete one of the two lines',
    ),
  id_twice: (line: number) =>
    phrase(
      `与第 ${line} 行的身份证号相同`,
      `the same ID number as in line ${line}`,
      '请改正其中一行',
      'correct one of the two lines',
    ),
  id_blank: () => phrase('身份证号为空', 'the ID number is blank', '请填写身份证号', 'enter the ID number'),
  id_scientific: () =>
    phrase(
      '身份证号已被表格软件改成数字，部分数字丢失',
      'the ID number was turned into a number by a spreadsheet and has lost digits',
      '请把该列设为文本，按原件重新填写',
      'format the column as text and enter the number again from the original',
    ),
  id_form: () =>
    phrase(
      '身份证号不是 18 位',
      'the ID number has not 18 characters',
      '请按原件改正',
      'correct it from the original',
    ),
  id_birth_date: () =>
    phrase(
      '身份证号中的出生日期不存在',
      'the day of birth in the ID number does not exist',
      '请按原件改正',
      'correct it from the original',
    ),
  id_check_digit: () =>
    phrase(
      '身份证号校验位不符',
      'the check digit of the ID number is wrong',
      '请按原件改正',
      'correct it from the original',
    ),
  name_blank: () => phrase('姓名为空', 'the name is blank', '请填写姓名', 'enter the name'),
  date_missing: () => phrase('入职日期为空', 'the day of hiring is blank', '请填写日期', 'enter the date'),
  date_impossible: () =>
    phrase(
      '日期不存在或无法读取',
      'there is no such date',
      '请按 2026-01-31 的样式填写',
      'write it like 2026-01-31',
    ),
  leaving_before_hiring: () =>
    phrase(
      '离职日期早于入职日期',
      'the day of leaving is before the day of hiring',
      '请核对两个日期',
      'check both dates',
    ),
  salary_unreadable: () =>
    phrase(
      '工资为空或不是金额',
      'the salary is blank or no amount',
      '请按 6450.00 的样式填写',
      'write it like 6450.00',
    ),
  salary_negative: () => phrase('工资为负数', 'the salary is negative', '请核对工资', 'check the salary'),
  manager_unknown: () =>
    phrase(
      '上级工号不在文件中，也不在册',
      'the manager’s number is neither in the file nor on record',
      '请改正上级工号，或补上该上级',
      'correct the number, or add the manager',
    ),
  account_scientific: () =>
    phrase(
      '账号已被表格软件改成数字，部分数字丢失',
      'the account was turned into a number by a spreadsheet and has lost digits',
      '请把该列设为文本，按存折重新填写',
      'format the column as text and enter the account again from the passbook',
    ),
  account_form: () =>
    phrase(
      '账号不是 16 至 19 位数字',
      'the account has not 16 to 19 digits',
      '请按存折改正',
      'correct it from the passbook',
    ),
  account_check_digit: () =>
    phrase(
      '账号校验位不符',
      'the check digit of the account is wrong',
      '请按存折改正',
      'correct it from the passbook',
    ),
  phone_bad: () =>
    phrase(
      '不是手机号',
      'no mobile number',
      '请填写 11 位手机号，或留空',
      'enter the eleven digits, or leave it blank',
    ),
} as const;
