import { describe, expect, test } from 'vitest';
import { holdRules, zeroReasons } from '../../src/domain/hold-reasons.ts';
import { type NoticeFacts, noticeText } from '../../src/domain/notice-text.ts';

const facts: NoticeFacts = {
  kind: 'paid',
  programmeZh: '医保存折月度缴存',
  programmeEn: 'Medical insurance passbook',
  period: '2026-10',
  amountFen: 12_900,
  bookedFen: 12_900,
  bookedOn: '2026-10-03',
  reason: null,
  arrears: false,
};
const say = (changes: Partial<NoticeFacts>) => noticeText({ ...facts, ...changes });

describe('a message', () => {
  test('to somebody who was paid says amount, month and day', () => {
    expect(say({})).toEqual({
      zh: '2026-10 医保存折月度缴存：129.00 元已于 2026-10-03 入账。',
      en: 'Medical insurance passbook, 2026-10: 129.00 yuan was booked on 2026-10-03.',
    });
  });

  test('about an arrear names the month it was owed for', () => {
    expect(say({ period: '2026-09', arrears: true }).zh).toContain('2026-09 医保存折月度缴存（补发）');
    expect(say({ period: '2026-09', arrears: true }).en).toContain('2026-09 (arrears)');
  });

  test('says what was due where the bank booked something else', () => {
    const short = say({ bookedFen: 12_800 });
    expect(short.zh).toContain('128.00 元已于 2026-10-03 入账。应发 129.00 元');
    expect(short.en).toContain('128.00 yuan was booked on 2026-10-03. 129.00 was due');
  });

  test('to somebody who is held says the amount where it is known, and why', () => {
    const held = say({ kind: 'held', reason: 'name_mismatch', bookedFen: null, bookedOn: null });
    expect(held.zh).toContain('129.00 元暂缓发放，原因：姓名与人事记录不符');
    expect(held.en).toContain('129.00 yuan is on hold, because the name differs from our records');
    const unknown = say({ kind: 'held', reason: 'base_invalid', amountFen: null });
    expect(unknown.zh).toContain('款项暂缓发放');
    expect(unknown.en).toContain('the payment is on hold');
  });

  test('to somebody at zero says that nothing is paid, and why', () => {
    const zero = say({ kind: 'zero', reason: 'score_below_threshold', amountFen: null });
    expect(zero.zh).toContain('本月不发放，原因：本期考核得分低于发放标准');
    expect(zero.en).toContain(
      'nothing is paid this month, because your appraisal score is below the threshold',
    );
  });

  test('about a return says that the money came back', () => {
    expect(say({ kind: 'returned', reason: 'returned_by_bank' }).zh).toContain('款项被银行退回');
  });

  test.each([...Object.keys(holdRules), ...zeroReasons])('has words for %s, in both languages', (reason) => {
    const { zh, en } = say({ kind: reason in holdRules ? 'held' : 'zero', reason });
    expect(zh).not.toContain('正在核实');
    expect(en).not.toContain('it is being looked into');
    expect(zh).toMatch(/[一-鿿]{4}/);
    expect(en).not.toMatch(/[一-鿿_]/);
  });

  test('never shows a code or a missing value', () => {
    for (const kind of ['held', 'zero', 'returned'] as const) {
      const { zh, en } = say({ kind, reason: 'a_reason_of_tomorrow', amountFen: null });
      expect(`${zh}${en}`).not.toMatch(/null|undefined|NaN|a_reason/);
    }
  });
});
