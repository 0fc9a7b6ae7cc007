import { fen, yuanText } from '../../src/domain/yuan.ts';
import type { Person } from './people.ts';

/** An employees file as an HR department has it. */
export function employeesCsv(staff: readonly Person[]): string {
  const lines = staff.map((one) =>
    [
      one.employeeNo,
      one.name,
      one.idNumber,
      one.department,
      one.position,
      one.managerNo ?? '',
      one.hiredOn,
      one.leftOn ?? '',
      one.salaryFen === null ? '' : yuanText(fen(one.salaryFen)),
      one.bankName,
      one.account ?? '',
      one.phone ?? '',
    ].join(','),
  );
  const header =
    '工号,姓名,身份证号,部门,岗位,直接上级工号,入职日期,离职日期,月工资(元),开户行,医保存折账号,手机号';
  return [header, ...lines, ''].join('\n');
}
