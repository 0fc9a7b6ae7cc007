import { z } from 'zod';
import type { Environment } from './environment.ts';

/** Who pays: what the payment files name as their debtor. Read once, when an installation begins. */
export const organisationVariables = {
  WULOU_ORGANISATION_NAME: z.string().trim().min(1).max(140).optional(),
  /** As the bank has it. The organisation's name unless given. */
  WULOU_DEBTOR_NAME: z.string().trim().min(1).max(140).optional(),
  WULOU_DEBTOR_ACCOUNT: z
    .string()
    .regex(/^[0-9A-Za-z-]{1,34}$/, 'an account has at most 34 digits, letters and hyphens')
    .optional(),
  /** Of the bank that holds the account: 12 digits of CNAPS. */
  WULOU_DEBTOR_BANK_CODE: z
    .string()
    .regex(/^[0-9]{12}$/, 'a bank code has 12 digits')
    .optional(),
};

/** The organisation that the sandbox's bank knows. */
export const demoDebtor = {
  name: 'Demo organisation',
  debtorName: '示范单位',
  debtorAccount: '0200001009000000001',
  debtorBankCode: '102100000013',
};

/** The organisation as the environment names it; what is not named is the demo's. */
export const organisationOf = (environment: Environment): typeof demoDebtor => ({
  name: environment.WULOU_ORGANISATION_NAME ?? demoDebtor.name,
  debtorName: environment.WULOU_DEBTOR_NAME ?? environment.WULOU_ORGANISATION_NAME ?? demoDebtor.debtorName,
  debtorAccount: environment.WULOU_DEBTOR_ACCOUNT ?? demoDebtor.debtorAccount,
  debtorBankCode: environment.WULOU_DEBTOR_BANK_CODE ?? demoDebtor.debtorBankCode,
});
