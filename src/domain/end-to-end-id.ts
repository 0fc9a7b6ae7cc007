/**
 * What is paid, apart from how often it was tried: the programme, the month owed, the person, and which of the
 * month's obligations to him. Arrears carried over from a month keep that month's key.
 */
export function obligationKey(
  programme: string,
  periodOwed: string,
  employeeNo: string,
  obligation: string,
): string {
  return [programme, periodOwed, employeeNo, obligation].map(encodeURIComponent).join('/');
}

/**
 * Characters of an id on the wire. ISO 20022 allows 35 (Max35Text); 30 of base 32 hold 140 bits of the key's digest
 * after the prefix, so that names of any length fit and two keys never meet.
 */
export const endToEndIdPrefix = 'WL';
export const endToEndIdDigits = 30;
