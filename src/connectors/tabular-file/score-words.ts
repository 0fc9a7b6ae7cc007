import { phrase } from './phrase.ts';

export const scoreWords = {
  score_missing: () =>
    phrase(
      '得分为空',
      'the score is blank',
      '请填写得分；没有得分的员工请删除整行',
      'enter the score; delete the whole line of a person who has none',
    ),
  score_invalid: () =>
    phrase(
      '得分不是 0 至 100 的数',
      'the score is no number from 0 to 100',
      '请填写 0 至 100 的数，最多 4 位小数，如 89.99，不带正负号、百分号、千分位，不用科学计数法',
      'enter a number from 0 to 100 with at most 4 decimals, such as 89.99, without a sign, an exponent, a percent sign or thousands separators',
    ),
  employee_unknown: () =>
    phrase(
      '工号不在册',
      'no employee on record has this number',
      '请核对工号，或先导入该员工',
      'check the number, or import the employee first',
    ),
} as const;
