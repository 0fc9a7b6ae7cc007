import type { Environment } from './environment.ts';
import { readKeyFile } from './key-file.ts';
import { type MasterKeys, masterKeySource } from './master-keys.ts';
import { demoDebtor } from './organisation-environment.ts';

/** What in the environment stands against paying real people: each with what to do about it. None in development. */
export function environmentProblems(environment: Environment): string[] {
  if (environment.WULOU_MODE !== 'production') return [];
  return [...keyProblems(environment), ...partyProblems(environment), ...debtorProblems(environment)];
}

/** Throws with all of them, before anything is opened. */
export function requireProductionEnvironment(environment: Environment): void {
  const problems = environmentProblems(environment);
  if (problems.length > 0) throw new Error(notReady(problems));
}

export const notReady = (problems: readonly string[]): string =>
  `WULOU_MODE=production, and this installation is not ready for it 尚不具备生产条件:\n${problems.map((problem) => `- ${problem}`).join('\n')}`;

function keyProblems(environment: Environment): string[] {
  const { path, value, command } = masterKeySource(environment);
  const file = readKeyFile(path);
  const isFileAlone = value === null && command === null;
  const problems: string[] = [];
  // A part of the embedded stack may not have been given it.
  if (!file && isFileAlone && !environment.WULOU_EMBEDDED)
    problems.push(
      'There is no master key. Make one with `npx wulou keys create --out FILE` and name it with WULOU_KEYS, or set WULOU_MASTER_KEY or WULOU_MASTER_KEY_COMMAND. 缺少主密钥。',
    );
  if (file?.isDemo && isFileAlone) problems.push(madeForTrying(`The key file ${path}`));
  if (file?.isOpen)
    problems.push(`Others may read the key file: chmod 600 ${path}. 密钥文件权限过宽，请改为 600。`);
  return problems;
}

const madeForTrying = (what: string): string =>
  `${what} was made for trying. Make a real one with \`npx wulou keys create --out FILE\`, or take the file as yours with \`npx wulou keys adopt\`; see docs/runbooks/key-rotation.md. 密钥仅供试用。`;

/** What stands against the master key that data keys are wrapped with, wherever it comes from. */
export function masterKeyProblems(environment: Environment, { current, all }: MasterKeys): string[] {
  const { value, command } = masterKeySource(environment);
  const isFileAlone = value === null && command === null; // Of which the environment's problems speak.
  const problems: string[] = [];
  // The same bytes under another name are no other key.
  if (!isFileAlone && all.some(({ isDemo, bytes }) => isDemo && bytes.equals(current.bytes)))
    problems.push(madeForTrying(`The master key ${current.id}`));
  if (current.bytes.every((byte) => byte === current.bytes[0]))
    problems.push(
      `The master key ${current.id} is one byte, again and again. Make one with \`npx wulou keys create --out FILE\`. 主密钥过于简单。`,
    );
  return problems;
}

function partyProblems(environment: Environment): string[] {
  const problems: string[] = [];
  if (environment.WULOU_EMBEDDED)
    problems.push(
      'WULOU_EMBEDDED is set: `npm start` and `wulou month` are for trying. Start worker and API by themselves. 请勿使用内嵌模式。',
    );
  if (environment.WULOU_SANDBOX_URL)
    problems.push('WULOU_SANDBOX_URL is set: the sandbox pays nobody. Unset it. 请勿使用模拟外部环境。');
  const names = ['WULOU_BANK_URL', 'WULOU_OFFICE_URL', 'WULOU_SMS_URL'] as const;
  const unnamed = names.filter((name) => !environment[name]);
  const open = names.filter((name) => environment[name] && !/^https:\/\//i.test(environment[name]));
  if (open.length > 0)
    problems.push(
      `No https address: ${open.join(', ')}. Accounts and ID numbers travel there: give one that begins with https://. 外部系统地址须为 https。`,
    );
  if (unnamed.length > 0)
    problems.push(
      `Not set: ${unnamed.join(', ')}. Name the bank, the office and the SMS gateway. 请设置外部系统地址。`,
    );
  return problems;
}

function debtorProblems(environment: Environment): string[] {
  const names = ['WULOU_ORGANISATION_NAME', 'WULOU_DEBTOR_ACCOUNT', 'WULOU_DEBTOR_BANK_CODE'] as const;
  const unnamed = names.filter((name) => !environment[name]);
  if (unnamed.length > 0)
    return [
      `Not set: ${unnamed.join(', ')}. Name the organisation and the account that it pays from. 请设置单位名称及付款账户。`,
    ];
  return environment.WULOU_DEBTOR_ACCOUNT === demoDebtor.debtorAccount
    ? [
        'WULOU_DEBTOR_ACCOUNT is the account of the demo: give your own. 付款账户为演示账户，请改为本单位账户。',
      ]
    : [];
}

/** What stands against the database user: whoever owns the tables can switch off what protects the trail. */
export const ownerProblems = (isOwner: boolean): string[] =>
  isOwner
    ? [
        'The process logs in to the database as the owner of its tables, who can switch off what keeps the trail as it is. Give worker and API a login of their own: create role wulou_run login in role wulou_app; with WULOU_DATABASE_ROLE=wulou_app, and the owner’s for `npx wulou migrate` alone (docs/cluster.md, step 1). 请勿以表所有者身份登录数据库，请为 worker 与 API 另设登录角色。',
      ]
    : [];

/**
 * What stands against paying from the account that the database has. It is part of every payment's id, by which what
 * is sent twice is paid once: it stays as an installation began with it.
 *
 * @param kept null: nothing has begun yet.
 */
export function keptDebtorProblems(
  environment: Environment,
  kept: { readonly debtorAccount: string; readonly debtorBankCode: string } | null,
): string[] {
  if (kept === null || debtorProblems(environment).length > 0) return [];
  if (kept.debtorAccount === demoDebtor.debtorAccount)
    return [
      'The database began with the account of the demo. Begin production with a database of its own. 数据库以演示账户建立，请新建数据库。',
    ];
  const others = [
    ...(kept.debtorAccount === environment.WULOU_DEBTOR_ACCOUNT ? [] : ['WULOU_DEBTOR_ACCOUNT']),
    ...(kept.debtorBankCode === environment.WULOU_DEBTOR_BANK_CODE ? [] : ['WULOU_DEBTOR_BANK_CODE']),
  ];
  return others.length === 0
    ? []
    : [
        `The database began with another value: ${others.join(', ')}. Is this its database? The account is part of every payment's id and cannot change. 付款账户与数据库不一致，且不可更改。`,
      ];
}

/** @param usernames of the demo's people who may log in. */
export const demoUserProblems = (usernames: readonly string[]): string[] =>
  usernames.length === 0
    ? []
    : [
        `The demo's users can log in: ${usernames.join(', ')}. Deactivate them in development mode first (POST /v1/users/NAME/deactivate). 请先停用演示账号。`,
      ];
