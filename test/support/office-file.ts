import { type Fen, fen, yuanText } from '../../src/domain/yuan.ts';
import { unitNo } from './organisation.ts';
import type { Person } from './people.ts';
import type { World } from './world.ts';

/** The office's file for a month as its service gives it out, with the bases of the people who are named. */
export function officeFile(period: string, staff: readonly Person[]): string {
  const total = staff.reduce((sum, { baseFen }) => sum + baseFen, 0) as Fen;
  const lines = staff.map(
    ({ name, idNumber, baseFen, account }, index) =>
      `${index + 1},${name},${idNumber},${yuanText(fen(baseFen))},${account ?? ''}`,
  );
  return [
    `申报月份,${period},单位编号,${unitNo},`,
    '序号,姓名,公民身份号码,缴费基数(元),医保存折账号',
    ...lines,
    `合计,${staff.length}人,,${yuanText(total)},`,
    '',
  ].join('\n');
}

/** Puts the office's file for a month; those of the months after it the office makes from this one. */
export async function putOfficeFile(world: World, period: string, staff: readonly Person[]): Promise<void> {
  await world.dependencies.office.sendContributions(period, Buffer.from(officeFile(period, staff)));
}
