import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readStackEnvironment, withoutSecrets } from '../config/stack-environment.ts';
import { openDatabase } from '../db/database.ts';
import { afterRestore } from '../db/queries/after-restore.ts';
import { backUp } from '../stack/back-up.ts';
import { restoreHome } from '../stack/restore.ts';
import { databaseUrlOf, namedHome } from './home.ts';

/** `wulou backup`, `restore`, `restored`: an installation as it was at one moment. */
export function backupCommands(program: Command, say: (line: string) => void): void {
  program
    .command('backup')
    .description('write everything of a stopped home into one file, but for the key file')
    .requiredOption('--out <file>', 'where to; an existing file is never touched')
    .option('--home <dir>', 'which home (default: WULOU_HOME, else .wulou)')
    .option('--with-keys', 'the key file too: whoever has such a back-up can read everything')
    .action(async ({ out, home, withKeys }: { out: string; home?: string; withKeys?: true }) => {
      const { manifest, bytes, sha256 } = await backUp(namedHome(home) ?? resolve('.wulou'), out, {
        withKeys: withKeys === true,
      });
      say(`${out}: ${(bytes / 1e6).toFixed(1)} MB, SHA-256 ${sha256}, as of ${manifest.at}.`);
      say(
        manifest.withKeys
          ? 'The key file is in it: keep it where nobody else reads. 备份含密钥，请妥善保管。'
          : 'The key file is NOT in it: without a copy of that, apart from this, nothing private in it can be read. 备份不含密钥，请另行保管密钥文件。',
      );
    });

  program
    .command('restore')
    .description('make a home from a back-up')
    .argument('<file>')
    .requiredOption('--home <dir>', 'a new home')
    .option(
      '--sandbox-of <dir>',
      "take this home's sandbox in place of the one in the back-up: the outside world goes on",
    )
    .action(async (file: string, { home, sandboxOf }: { home: string; sandboxOf?: string }) => {
      const manifest = await restoreHome(file, resolve(home), {
        actor: `operator/${userInfo().username}`,
        sandboxOf: sandboxOf ?? null,
        env: withoutSecrets(readStackEnvironment().all),
        progress: say,
      });
      say(`${resolve(home)} is as it was at ${manifest.at}.`);
      if (!manifest.withKeys)
        say(
          `Put the key file there before you start it: ${resolve(home, 'keys')} (mode 0600), or name it with WULOU_KEYS. 启动前请放回密钥文件。`,
        );
      say(
        'Open runs are paused: read docs/runbooks/restored-database.md before one is resumed. 未结批次已暂停，恢复发放前请先阅读恢复手册。',
      );
    });

  program
    .command('restored')
    .description(
      'on a PostgreSQL of your own that was restored to an earlier time: before worker and API start',
    )
    .option('--home <dir>', 'whose database, if DATABASE_URL is not set (default: WULOU_HOME, else .wulou)')
    .action(async ({ home }: { home?: string }) => {
      const database = openDatabase(await databaseUrlOf(home), 1);
      try {
        await afterRestore(database.sql, `operator/${userInfo().username}`, null);
      } finally {
        await database.close();
      }
      say(
        'Numbers go on beyond those of the time that is lost, open runs are paused, nobody is logged in, and the trail says so. 编号已前移，未结批次已暂停，所有登录已失效，审计日志已记录。',
      );
    });
}
