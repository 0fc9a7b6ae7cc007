import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readEnvironment } from '../config/environment.ts';
import { adoptKeyFile, createKeyFile } from '../config/key-file.ts';
import { masterKeySource } from '../config/master-keys.ts';
import { type KeysDesk, withKeysDesk } from '../keys/keys-desk.ts';
import { databaseUrlOf, namedHome, openDatabaseUrl } from './home.ts';
import { UserError } from './user-error.ts';

interface HomeOption {
  readonly home?: string;
}

/** `wulou keys …`: the keys that private data is encrypted with. Everything but `create` and `adopt` works while all runs. */
export function keysCommand(program: Command, say: (line: string) => void): void {
  const keys = program.command('keys').description('the keys that private data is encrypted with');
  const withHome = (command: Command) =>
    command.option('--home <dir>', 'where the key file lies (default: WULOU_HOME, else .wulou)');

  keys
    .command('create')
    .description('make a key file with a fresh master key; back it up before it is used')
    .requiredOption('--out <file>', 'where to; an existing file is never touched')
    .action(({ out }: { out: string }) => {
      const id = `m-${randomBytes(4).toString('hex')}`;
      if (!createKeyFile(resolve(out), { id, demo: false }))
        throw new UserError(`${out} exists already and was not touched. 文件已存在，未作改动。`);
      say(`The master key ${id} is in ${out} (mode 0600). Keep a copy where the database is not.`);
    });

  withHome(keys.command('adopt'))
    .description('take a key file that was made for trying as a real one')
    .action(async ({ home }: HomeOption) => {
      const { path } = sourceOf(home);
      if (!adoptKeyFile(path)) throw new UserError(`There is no key file ${path}. 找不到密钥文件。`);
      say(`${path} counts as a real key file from now on. Keep a copy where the database is not.`);
      const url = await openDatabaseUrl(home);
      if (url === null) say('The trail will say so when a worker or an API starts with it.');
      else await atDeskOf(url, home, say, async () => undefined);
    });

  withHome(keys.command('list'))
    .description('data keys, what wraps them, and how many values are under each')
    .action(async ({ home }: HomeOption) => atDesk(home, say, (desk) => desk.list()));

  withHome(keys.command('rotate'))
    .description('a new data key, and every value under it; goes on where it was ended')
    .action(async ({ home }: HomeOption) => atDesk(home, say, (desk) => desk.rotate()));

  withHome(keys.command('rotate-lookup'))
    .description('a new look-up key; not while a list waits for approval or sending')
    .action(async ({ home }: HomeOption) => atDesk(home, say, (desk) => desk.rotateLookup()));

  withHome(keys.command('rotate-master'))
    .description('wrap every data key with the current master key')
    .action(async ({ home }: HomeOption) => atDesk(home, say, (desk) => desk.rotateMaster()));

  withHome(keys.command('destroy'))
    .description('destroy a retired data key, a day later at the earliest')
    .argument('<id>')
    .action(async (id: string, { home }: HomeOption) => atDesk(home, say, (desk) => desk.destroy(id)));
}

function sourceOf(home: string | undefined) {
  const environment = readEnvironment();
  const named = namedHome(home);
  return masterKeySource(named === undefined ? environment : { ...environment, WULOU_HOME: named });
}

async function atDesk(
  home: string | undefined,
  say: (line: string) => void,
  work: (desk: KeysDesk) => Promise<void>,
): Promise<void> {
  await atDeskOf(await databaseUrlOf(home), home, say, work);
}

async function atDeskOf(
  url: string,
  home: string | undefined,
  say: (line: string) => void,
  work: (desk: KeysDesk) => Promise<void>,
): Promise<void> {
  await withKeysDesk({ url, source: sourceOf(home), actor: `operator/${userInfo().username}`, say }, work);
}
