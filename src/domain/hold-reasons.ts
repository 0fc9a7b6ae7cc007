import type { Role } from './roles.ts';

/** Why an item is held, who must act, and by when. */
interface HoldRule {
  readonly owner: Role;
  /** Days after which the hold is overdue. */
  readonly dueDays: number;
  readonly nextStep: { readonly zh: string; readonly en: string };
}

const askOffice = { zh: '与社保中心核对后更正', en: 'check with the social-security office and correct' };
const newAccount = {
  zh: '请员工提供本人账户后更正',
  en: 'ask the employee for an account of their own and correct it',
};

export const holdRules = {
  missing_from_upload: {
    owner: 'hr',
    dueDays: 2,
    nextStep: {
      zh: '向社保中心查询漏报原因，补录基数',
      en: 'ask the office why the person is missing; enter the base',
    },
  },
  conflicting_lines: { owner: 'hr', dueDays: 2, nextStep: askOffice },
  id_invalid: { owner: 'hr', dueDays: 2, nextStep: askOffice },
  id_mismatch: { owner: 'hr', dueDays: 2, nextStep: askOffice },
  name_mismatch: {
    owner: 'hr',
    dueDays: 2,
    nextStep: { zh: '核对姓名后更正', en: 'check the name and correct it' },
  },
  account_missing: { owner: 'hr', dueDays: 3, nextStep: newAccount },
  account_invalid: { owner: 'hr', dueDays: 3, nextStep: newAccount },
  account_mismatch: {
    owner: 'hr',
    dueDays: 2,
    nextStep: { zh: '核对账户归属后更正', en: 'check whose account it is and correct it' },
  },
  account_shared: { owner: 'hr', dueDays: 3, nextStep: newAccount },
  account_cooling_off: {
    owner: 'hr',
    dueDays: 3,
    nextStep: {
      zh: '等待冷静期结束，或由第二人放行',
      en: 'wait for the cooling-off to end, or have a second person release it',
    },
  },
  bank_unknown: { owner: 'hr', dueDays: 3, nextStep: { zh: '更正开户行', en: "correct the bank's name" } },
  base_invalid: { owner: 'hr', dueDays: 2, nextStep: askOffice },
  base_out_of_range: { owner: 'hr', dueDays: 2, nextStep: askOffice },
  base_differs: {
    owner: 'hr',
    dueDays: 5,
    nextStep: { zh: '等待社保中心回复申报', en: "wait for the office's answer to our filing" },
  },
  account_closed: { owner: 'hr', dueDays: 3, nextStep: newAccount },
  refused_by_bank: {
    owner: 'finance',
    dueDays: 2,
    nextStep: { zh: '向银行查询拒付原因', en: 'ask the bank why it refused' },
  },
  returned_by_bank: {
    owner: 'hr',
    dueDays: 3,
    nextStep: { zh: '核对账户后重新支付', en: 'check the account, then pay again' },
  },
  manual_hold: {
    owner: 'hr',
    dueDays: 5,
    nextStep: { zh: '处理后解除', en: 'settle the matter, then lift the hold' },
  },
} as const satisfies Record<string, HoldRule>;

export type HoldReason = keyof typeof holdRules;

/** Which reason is the item's when several apply: the first of this list. All that apply are stored. */
export const reconciliationPrecedence = [
  'missing_from_upload',
  'conflicting_lines',
  'id_invalid',
  'id_mismatch',
  'name_mismatch',
  'account_missing',
  'account_invalid',
  'account_mismatch',
  'account_shared',
  'base_invalid',
  'base_out_of_range',
  'base_differs',
  'bank_unknown',
  'account_cooling_off',
  'manual_hold',
] as const satisfies readonly HoldReason[];

/**
 * Doubts about who a line is about. In this month's file they hold what earlier months owe as well; and where two of them
 * meet, the line does not say what the person is owed.
 */
export const personDoubts = ['id_invalid', 'id_mismatch', 'name_mismatch', 'account_mismatch'] as const;

export const zeroReasons = [
  'score_below_threshold',
  'not_employed_in_period',
  'programme_not_applicable',
] as const;
export type ZeroReason = (typeof zeroReasons)[number];
