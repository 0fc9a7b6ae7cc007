import { passesLuhn } from '../domain/account-number.ts';
import { checkCharacterOf } from '../domain/resident-id.ts';

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉兰红梅建国志新海波宁晨曦雨泽浩然子涵'];
const departments = [
  '综合管理部',
  '财务部',
  '人力资源部',
  '生产一部',
  '生产二部',
  '销售部',
  '研发中心',
  '安全环保部',
  '信息中心',
  '后勤服务部',
];
const positions = ['专员', '主管', '工程师', '高级工程师', '操作工', '班组长', '员工'];
const cardStarts = ['621661', '622202', '622848', '621700'];
const banks = ['中国银行北京分行', '中国工商银行北京分行', '中国农业银行北京分行', '中国建设银行北京分行'];
const areas = ['110101', '110102', '110105', '110108', '120101', '310101', '510104'];

/** The nth of a fixed series of numbers below `limit`: an organisation of N people is the same at every start. */
function draw(person: number, purpose: number, limit: number): number {
  let value = Math.imul(person * 31 + purpose + 1, 0x9e3779b1) >>> 0;
  value = Math.imul(value ^ (value >>> 15), 0x85ebca6b) >>> 0;
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35) >>> 0;
  return ((value ^ (value >>> 16)) >>> 0) % limit;
}

const pick = <T>(list: readonly T[], person: number, purpose: number): T =>
  list[draw(person, purpose, list.length)] as T;
const two = (value: number) => String(value).padStart(2, '0');

/** Distinct for every person: a step prime to the number of all areas, birthdays and serials visits each of them once. */
function idNumberOf(person: number): string {
  let rest = (person * 7_919_777) % (areas.length * 35 * 12 * 28 * 1_000);
  const take = (size: number): number => {
    const digit = rest % size;
    rest = Math.floor(rest / size);
    return digit;
  };
  const [serial, day, month, year] = [take(1_000), 1 + take(28), 1 + take(12), 1966 + take(35)];
  const body = `${areas[take(areas.length)]}${year}${two(month)}${two(day)}${String(serial).padStart(3, '0')}`;
  return body + checkCharacterOf(body);
}

function accountOf(person: number): string {
  const body = `${cardStarts[person % 4]}${String(person).padStart(9, '0')}${String(draw(person, 4, 1000)).padStart(3, '0')}`;
  for (let digit = 0; digit < 10; digit += 1) if (passesLuhn(`${body}${digit}`)) return `${body}${digit}`;
  throw new Error('assertion failed: one of ten digits fits');
}

/** Salaries as they lie in practice: many at one step, some below the floor, a few above the cap. In whole yuan. */
function salaryOf(person: number): number {
  const kind = draw(person, 5, 100);
  if (kind < 60) return 6_450;
  if (kind < 63) return 2_500;
  if (kind < 65) return 40_000;
  return 5_000 + 5 * draw(person, 6, 5_000);
}

/**
 * A made-up organisation as the two files that HR would send for a month, the contribution file with the flaws that
 * real ones have: people missing, a wrong ID, another's account, an unreadable base, a stranger, a line twice.
 */
export function demoOrganisation(
  people: number,
  period: string,
): { employees: string; contributions: string } {
  const employees = [
    '工号,姓名,身份证号,部门,岗位,直接上级工号,入职日期,离职日期,月工资(元),开户行,医保存折账号,手机号',
  ];
  const lines: string[] = [];
  let totalFen = 0;
  let count = 0;
  const addLine = (name: string, idNumber: string, base: string, account: string) => {
    count += 1;
    if (/^\d+\.\d\d$/.test(base)) totalFen += Number(base.replace('.', ''));
    lines.push(`${count},${name},${idNumber},${base},${account}`);
  };
  for (let person = 1; person <= people; person += 1) {
    const employeeNo = `D${String(person).padStart(6, '0')}`;
    const name =
      pick(surnames, person, 7) +
      pick(given, person, 8) +
      (draw(person, 9, 3) > 0 ? pick(given, person, 10) : '');
    const idNumber = idNumberOf(person);
    const account = accountOf(person);
    const salary = salaryOf(person);
    const isHead = person <= departments.length;
    const managerNo =
      person === 1 ? '' : `D${String(isHead ? 1 : 1 + (person % departments.length)).padStart(6, '0')}`;
    const hiredOn = `${1995 + draw(person, 11, 30)}-${two(1 + draw(person, 12, 12))}-${two(1 + draw(person, 13, 28))}`;
    employees.push(
      [
        employeeNo,
        name,
        idNumber,
        departments[person % departments.length],
        isHead ? '部门经理' : pick(positions, person, 14),
        managerNo,
        hiredOn,
        '',
        `${salary}.00`,
        banks[person % 4],
        account,
        `13${String(100_000_000 + person)}`,
      ].join(','),
    );
    const base = `${Math.min(Math.max(salary, 3_000), 35_343)}.00`;
    const flaw = person > 20 && person % 97 === 0 ? (person / 97) % 6 : -1;
    if (flaw === 0) continue;
    if (flaw === 1) addLine(`${name.slice(0, 1)}某`, idNumber, base, account);
    else if (flaw === 2) addLine(name, idNumber, '六千元', account);
    else if (flaw === 3) addLine(name, idNumber, base, accountOf(person + people));
    else if (flaw === 4) addLine(name, idNumber, base, '');
    else if (flaw === 5) {
      addLine(name, idNumber, base, account);
      addLine(name, idNumber, base, account);
    } else addLine(name, idNumber, base, account);
  }
  addLine('外来人员', idNumberOf(people + 500), '6450.00', accountOf(people * 2 + 1));
  const [year, month] = period.split('-');
  const yuan = `${Math.floor(totalFen / 100)}.${two(totalFen % 100)}`;
  const contributions = [
    '医疗保险月度缴费明细',
    `申报月份,${year}年${month}月,单位编号,110108000999`,
    '序号,姓名,公民身份号码,缴费基数(元),医保存折账号',
    ...lines,
    `合计,${count}人,,${yuan},`,
  ];
  return {
    employees: `\uFEFF${employees.join('\r\n')}\r\n`,
    contributions: `${contributions.join('\r\n')}\r\n`,
  };
}
