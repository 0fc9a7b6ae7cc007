import type { Command } from 'commander';
import { readEnvironment, required } from '../config/environment.ts';
import { requireProductionEnvironment } from '../config/production.ts';
import { migrateDatabase, requireNoDemoUsers } from '../db/migrate.ts';
import { prepareExternalTemporal } from '../stack/temporal-namespace.ts';

/** Its process ends by its signals, or with an error that says why. */
const untilItEnds = (): Promise<never> => new Promise(() => undefined);

/**
 * `wulou migrate`, `wulou worker`, `wulou api`: the processes of an installation of one's own, from the environment
 * only. The embedded stack runs the same programs.
 */
export function processCommands(program: Command, say: (line: string) => void): void {
  program
    .command('migrate')
    .description("bring DATABASE_URL to this version's schema and TEMPORAL_ADDRESS to its search attributes")
    .option('--database-only', 'leave Temporal alone')
    .action(async ({ databaseOnly }: { databaseOnly?: true }) => {
      const environment = readEnvironment();
      requireProductionEnvironment(environment);
      const url = required(environment, 'DATABASE_URL');
      await requireNoDemoUsers(environment, url);
      const { missingRole } = await migrateDatabase(url);
      say("The database is at this version's schema.");
      if (missingRole !== null)
        say(
          `There is no role ${missingRole}, and this user may not make it: worker and API need it in production. Have whoever owns the server run \`create role ${missingRole} nologin\`, then migrate again. 数据库缺少角色 ${missingRole}，请由数据库管理员创建后重新迁移。`,
        );
      if (databaseOnly) return;
      await prepareExternalTemporal(environment.TEMPORAL_NAMESPACE, say);
      say(`The Temporal namespace ${environment.TEMPORAL_NAMESPACE} is ready.`);
    });

  program
    .command('worker')
    .description('run workflows and activities until SIGTERM')
    .action(async () => {
      await import('../worker/main.ts');
      await untilItEnds();
    });

  program
    .command('api')
    .description('serve the HTTP API on HOST and PORT until SIGTERM')
    .action(async () => {
      await import('../api/main.ts');
      await untilItEnds();
    });
}
