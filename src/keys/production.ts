import type { Environment } from '../config/environment.ts';
import {
  demoUserProblems,
  environmentProblems,
  keptDebtorProblems,
  masterKeyProblems,
  notReady,
  ownerProblems,
} from '../config/production.ts';
import { ownsTrail } from '../db/application-role.ts';
import type { Sql } from '../db/database.ts';
import { listDataKeys } from '../db/queries/keys/data-keys.ts';
import { demoUsers } from '../db/queries/people/demo-users.ts';
import { findDebtor } from '../db/queries/people/organisation.ts';
import type { Keyring } from './keyring.ts';
import { KeysRefused } from './keys-refused.ts';

/** In production mode: throws KeysRefused with all that stands against paying real people, and what to do about it. */
export async function requireProduction(
  environment: Environment,
  { keyring, sql }: { readonly keyring: Keyring; readonly sql: Sql },
): Promise<void> {
  if (environment.WULOU_MODE !== 'production') return;
  const problems = [
    ...environmentProblems(environment),
    ...masterKeyProblems(environment, keyring.masters),
    ...(await demoKeyProblems(keyring, sql)),
    ...demoUserProblems(await demoUsers(sql)),
    ...keptDebtorProblems(environment, await findDebtor(sql)),
    ...ownerProblems(await ownsTrail(sql)),
  ];
  if (problems.length > 0) throw new KeysRefused('production_not_ready', notReady(problems));
}

async function demoKeyProblems({ masters }: Keyring, sql: Sql): Promise<string[]> {
  const demo = new Set(masters.all.filter(({ isDemo }) => isDemo).map(({ id }) => id));
  if (demo.has(masters.current.id)) return []; // Said of the master key itself.
  const wrapped = (await listDataKeys(sql)).filter(
    (key) => key.wrapped !== null && demo.has(key.masterKeyId),
  );
  return wrapped.length === 0
    ? []
    : [
        `Data keys are still wrapped with a master key made for trying (${wrapped.map(({ id }) => id).join(', ')}): run \`npx wulou keys rotate-master\`. 请先更换主密钥。`,
      ];
}
