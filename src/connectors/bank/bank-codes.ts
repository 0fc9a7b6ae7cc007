/**
 * Head offices and the names by which personnel departments write them. The codes are the public 12-digit CNAPS
 * participant codes (大额支付行号) of the banks' head offices or clearing centres: three digits for the bank, four for
 * the city, four for the office, and a check digit after ISO 7064 MOD 11,10. Banks route on from there by the account
 * number. Codes change when banks merge or move: an organisation should replace this table by the one of its own bank.
 */
const banks: readonly { readonly code: string; readonly names: readonly string[] }[] = [
  { code: '102100099996', names: ['中国工商银行', '工商银行', '工行'] },
  { code: '103100000026', names: ['中国农业银行', '农业银行', '农行'] },
  { code: '104100000004', names: ['中国银行', '中行'] },
  { code: '105100000017', names: ['中国建设银行', '建设银行', '建行'] },
  { code: '301290000007', names: ['交通银行', '交行'] },
  { code: '302100011000', names: ['中信银行'] },
  { code: '303100000006', names: ['中国光大银行', '光大银行'] },
  { code: '304100040000', names: ['华夏银行'] },
  { code: '305100000013', names: ['中国民生银行', '民生银行'] },
  { code: '306581000003', names: ['广发银行', '广东发展银行'] },
  { code: '307584007998', names: ['平安银行'] },
  { code: '308584000013', names: ['招商银行', '招行'] },
  { code: '309391000011', names: ['兴业银行'] },
  { code: '310290000013', names: ['上海浦东发展银行', '浦东发展银行', '浦发银行'] },
  { code: '315456000105', names: ['恒丰银行'] },
  { code: '316331000018', names: ['浙商银行'] },
  { code: '318110000014', names: ['渤海银行'] },
  { code: '319361000013', names: ['徽商银行'] },
  { code: '403100000004', names: ['中国邮政储蓄银行', '邮政储蓄银行', '邮储银行'] },
  { code: '313100000013', names: ['北京银行'] },
  { code: '402100000018', names: ['北京农村商业银行', '北京农商银行'] },
  { code: '313110000017', names: ['天津银行'] },
  { code: '313121006888', names: ['河北银行'] },
  { code: '313222080002', names: ['大连银行'] },
  { code: '313261000018', names: ['哈尔滨银行'] },
  { code: '325290000012', names: ['上海银行'] },
  { code: '313301008887', names: ['南京银行'] },
  { code: '313301099999', names: ['江苏银行'] },
  { code: '313305066661', names: ['苏州银行'] },
  { code: '313331000014', names: ['杭州银行'] },
  { code: '313332082914', names: ['宁波银行'] },
  { code: '313452060150', names: ['青岛银行'] },
  { code: '313491000232', names: ['郑州银行'] },
  { code: '313521000011', names: ['汉口银行'] },
  { code: '313551088886', names: ['长沙银行'] },
  { code: '313581003284', names: ['广州银行'] },
  { code: '313653000013', names: ['重庆银行'] },
];

/** All codes of the table, so that a test can check their check digits. */
export const bankCodes: readonly string[] = banks.map((bank) => bank.code);

/** Longest name first, so that a bank whose name begins with another's is never taken for it. */
const codeByName = banks
  .flatMap((bank) => bank.names.map((name) => ({ name, code: bank.code })))
  .sort((one, other) => other.name.length - one.name.length);

/** Companies of their own outside the mainland's clearing, though their names begin with the parent's. */
const otherCompany = /^(股份)?(有限公司)?(香港|澳门|国际|村镇)/;

/**
 * The CNAPS code for a bank's name as personnel records hold it, such as 中国工商银行北京分行: the head office is found
 * by the beginning of the name, branch and legal form are ignored. Null where no bank of the table begins so.
 */
export function bankCodeOf(bankName: string): string | null {
  const cleaned = bankName.normalize('NFKC').replace(/[\s()\-·,.]/g, '');
  const bank = codeByName.find(({ name }) => cleaned.startsWith(name));
  if (!bank || otherCompany.test(cleaned.slice(bank.name.length))) return null;
  return bank.code;
}
