import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { initialPasswords } from '../api/auth/initial-passwords.ts';
import { openDatabase } from '../db/database.ts';
import { migrateDatabase } from '../db/migrate.ts';
import { adminPasswordHours, createAdmin } from '../db/queries/people/create-admin.ts';
import { demoIdentities } from '../db/queries/people/demo-users.ts';
import { databaseUrlOf } from './home.ts';
import { UserError } from './user-error.ts';

const name = /^[a-z0-9][a-z0-9._-]{1,62}$/;

/** `wulou admin create`: the first administrator, by whoever has the database in hand. No password is there before. */
export function adminCommand(program: Command, say: (line: string) => void): void {
  program
    .command('admin')
    .description('administrators, made on the database itself')
    .command('create')
    .description(
      'make an administrator, with a password that is told once and must be changed at the first log-in',
    )
    .requiredOption('--username <name>', 'lower-case letters, digits, dots and dashes')
    .option('--home <dir>', 'whose database, if DATABASE_URL is not set (default: WULOU_HOME, else .wulou)')
    .action(async ({ username, home }: { username: string; home?: string }) => {
      const isDemo = demoIdentities.some(([, demo]) => demo === username);
      if (!name.test(username) || isDemo)
        throw new UserError(
          `--username ${username}: 2 to 63 lower-case letters, digits, dots and dashes, and none of the demo's names. 用户名不合规。`,
        );
      const password = await make(await databaseUrlOf(home), username);
      if (password === null)
        throw new UserError(
          `There is a user ${username} already, who was not touched. 用户名已存在，未作改动。`,
        );
      say(`Administrator ${username}, password ${password}`);
      say(
        `It is told once, opens nothing but its own change (POST /v1/me/password), and that for ${adminPasswordHours} hours. 一次性密码，首次登录须修改。`,
      );
    });
}

/** @returns the password; null: the name is taken. */
async function make(url: string, username: string): Promise<string | null> {
  await migrateDatabase(url);
  const database = openDatabase(url, 1);
  try {
    const [fresh] = await initialPasswords(1);
    if (!fresh) throw new Error('assertion failed: a password was asked for and not made');
    const user = { username, passwordHash: fresh.hash };
    return (await createAdmin(database.sql, user, `operator/${userInfo().username}`)) ? fresh.password : null;
  } finally {
    await database.close();
  }
}
