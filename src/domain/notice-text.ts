import { type Fen, formatYuan } from './yuan.ts';

export type NoticeKind = 'paid' | 'held' | 'zero' | 'returned';

export interface NoticeFacts {
  readonly kind: NoticeKind;
  readonly programmeZh: string;
  readonly programmeEn: string;
  /** The month owed: an arrear's own month, not the month it is paid in. */
  readonly period: string;
  readonly amountFen: number | null;
  readonly bookedFen: number | null;
  /** Day of the booking, YYYY-MM-DD. */
  readonly bookedOn: string | null;
  readonly reason: string | null;
  readonly arrears: boolean;
}

const reasonsInWords: Record<string, readonly [zh: string, en: string]> = {
  missing_from_upload: [
    '社保中心本月名单中没有您',
    "you are not in the social-security office's list for the month",
  ],
  conflicting_lines: ['社保中心名单中您的记录前后不一致', "the office's list has differing lines for you"],
  id_invalid: ['社保中心名单中的身份证号有误', "the ID number in the office's list is wrong"],
  id_mismatch: ['身份证号与人事记录不符', 'the ID number differs from our records'],
  name_mismatch: ['姓名与人事记录不符', 'the name differs from our records'],
  account_missing: ['没有您的存折账号', 'we have no passbook account for you'],
  account_invalid: ['存折账号有误', 'the passbook account is wrong'],
  account_mismatch: ['存折账号与人事记录不符', 'the passbook account differs from our records'],
  account_shared: ['存折账号与他人重复', 'the passbook account is also given for another person'],
  account_cooling_off: ['新账号处于冷静期', 'the new account is in its cooling-off time'],
  account_closed: ['存折账户已销户', 'the passbook account is closed'],
  bank_unknown: ['开户行无法识别', 'the bank is not known to us'],
  base_invalid: ['缴费基数无法读取', 'the contribution base cannot be read'],
  base_out_of_range: ['缴费基数超出上下限', 'the contribution base is out of range'],
  base_differs: ['缴费基数申报尚未答复', 'a filing of your contribution base is not answered yet'],
  refused_by_bank: ['银行拒绝入账', 'the bank refused the payment'],
  returned_by_bank: ['款项被银行退回', 'the bank returned the payment'],
  manual_hold: ['人工暂缓', 'it was put on hold by hand'],
  score_below_threshold: [
    '本期考核得分低于发放标准',
    'your appraisal score is below the threshold for payment',
  ],
  not_employed_in_period: ['当月不在职', 'you were not employed in that month'],
  programme_not_applicable: ['不适用于您', 'the benefit does not apply to you'],
};

/** The one message a person gets about an item, in Chinese and English: amount, date, reason. */
export function noticeText(facts: NoticeFacts): { zh: string; en: string } {
  const [reasonZh, reasonEn] = reasonsInWords[facts.reason ?? ''] ?? ['正在核实', 'it is being looked into'];
  const yuan = facts.amountFen === null ? null : formatYuan(facts.amountFen as Fen);
  const whatZh = `${facts.period} ${facts.programmeZh}${facts.arrears ? '（补发）' : ''}`;
  const whatEn = `${facts.programmeEn}, ${facts.period}${facts.arrears ? ' (arrears)' : ''}`;
  switch (facts.kind) {
    case 'paid': {
      const booked = formatYuan((facts.bookedFen ?? facts.amountFen ?? 0) as Fen);
      const differs = facts.bookedFen !== null && facts.bookedFen !== facts.amountFen;
      return {
        zh: `${whatZh}：${booked} 元已于 ${facts.bookedOn} 入账。${differs ? `应发 ${yuan} 元，差额由财务处理。` : ''}`,
        en: `${whatEn}: ${booked} yuan was booked on ${facts.bookedOn}.${differs ? ` ${yuan} was due; finance settles the difference.` : ''}`,
      };
    }
    case 'zero':
      return {
        zh: `${whatZh}：本月不发放，原因：${reasonZh}。`,
        en: `${whatEn}: nothing is paid this month, because ${reasonEn}.`,
      };
    case 'held':
    case 'returned':
      return {
        zh: `${whatZh}：${yuan === null ? '款项' : `${yuan} 元`}暂缓发放，原因：${reasonZh}。人事部门正在处理，处理后补发。`,
        en: `${whatEn}: ${yuan === null ? 'the payment' : `${yuan} yuan`} is on hold, because ${reasonEn}. HR is dealing with it; it will be paid afterwards.`,
      };
  }
}
