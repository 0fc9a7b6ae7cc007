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
 * An id on the wire is this prefix and the first hexadecimal digits of the SHA-256 of the paying account, the
 * obligation's key and the attempt. ISO 20022 allows 35 characters (Max35Text); 30 digits are 120 bits, so names of
 * any length fit and two keys never meet. The same obligation and attempt give the same id, even from a database
 * restored to an earlier time: the bank knows it again.
 */
export const endToEndIdPrefix = 'WL';
export const endToEndIdDigits = 30;
