export const employeeColumns = [
  '工号',
  '姓名',
  '身份证号',
  '部门',
  '岗位',
  '直接上级工号',
  '入职日期',
  '离职日期',
  '月工资(元)',
  '开户行',
  '医保存折账号',
  '手机号',
] as const;

export type EmployeeColumn = (typeof employeeColumns)[number];

/** Columns in which a value may begin with a sign. */
export const employeeNumberColumns: ReadonlySet<EmployeeColumn> = new Set<EmployeeColumn>([
  '月工资(元)',
  '手机号',
]);
