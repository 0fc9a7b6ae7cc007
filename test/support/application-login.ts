import postgres from 'postgres';
import { applicationRole } from '../../src/db/application-role.ts';

/** A login that is a member of the application's role and of nothing else, as worker and API get one. @returns its address. */
export async function applicationLogin(ownerUrl: string): Promise<string> {
  const owner = postgres(ownerUrl, { max: 1, fetch_types: false, onnotice: () => undefined });
  await owner.unsafe(`
    do $$ begin
      create role wulou_run login password 'run' in role ${applicationRole};
    exception when duplicate_object or unique_violation then null;
    end $$`);
  await owner.end();
  const url = new URL(ownerUrl);
  url.username = 'wulou_run';
  url.password = 'run';
  return url.href;
}
