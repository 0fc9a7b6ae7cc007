import type { Command } from 'commander';
import { chainFaultWords } from '../audit/fault-words.ts';
import type { SealKey } from '../audit/seal.ts';
import { readEnvironment } from '../config/environment.ts';
import { masterKeySource, readMasterKeys } from '../config/master-keys.ts';
import { openDatabase, type Sql } from '../db/database.ts';
import { auditHeads } from '../db/queries/audit/seals.ts';
import { type TrailVerdict, verifyTrail } from '../db/queries/audit/verify-trail.ts';
import { sealKeysOf } from '../keys/seal-trail.ts';
import { bundleCommands } from './audit/bundle-commands.ts';
import { type EventsOptions, eventsCommand } from './audit/events-command.ts';
import { headsIn } from './audit/heads-file.ts';
import { verifyBundleCommand } from './audit/verify-bundle-command.ts';
import { databaseUrlOf, namedHome } from './home.ts';
import { UserError } from './user-error.ts';

interface TrailOptions {
  readonly home?: string;
  readonly database?: string;
}

interface VerifyOptions extends TrailOptions {
  readonly head?: string;
  readonly trust?: string[];
  readonly key?: string;
}

/** `wulou audit …`: the trail of a live system, read from its database; and bundles, which need nothing else. */
export function auditCommand(program: Command, say: (line: string) => void): void {
  const audit = program.command('audit').description('the trail of who did what');
  const onDatabase = (command: Command) =>
    command
      .option('--home <dir>', 'whose database and keys (default: WULOU_HOME, else .wulou)')
      .option('--database <url>', 'another database (default: DATABASE_URL, else that of the home)');

  onDatabase(audit.command('heads'))
    .description('sealed heads of the trail as JSON: keep them where nobody of the system can write')
    .option('--days <n>', 'of how many days, the latest first', '90')
    .action(async ({ days, ...where }: TrailOptions & { days: string }) => {
      const heads = await onTrail(where, (sql) => auditHeads(sql, wholeNumber(days)));
      say(JSON.stringify(heads, null, 2));
    });

  audit
    .command('events')
    .description('who did what when in a run, a cycle or a change, over or not')
    .requiredOption('--run <id>', 'its workflow id, such as disbursement/medical-passbook/2026-10')
    .option('--as <login>', 'who asks', 'auditor1')
    .option('--home <dir>', 'where the state lies (default: WULOU_HOME, else .wulou)')
    .action((options: EventsOptions) => eventsCommand(options, say));

  bundleCommands(audit, say);

  onDatabase(audit.command('verify [BUNDLE]'))
    .description(
      'whether anything of the trail, or of a bundle, was changed, removed or cut off; exit code 1 if so',
    )
    .option('--key <file>', 'of a bundle: opens its private parts as well')
    .option('--head <file>', 'heads that were kept elsewhere (`wulou audit heads`, or GET /v1/audit/heads)')
    .option('--trust <seal-key-id...>', 'a sealing key to believe, where its master key is lost')
    .action(async (bundle: string | undefined, options: VerifyOptions) => {
      const { head, trust = [], key, ...where } = options;
      if (bundle !== undefined) {
        process.exitCode = (await verifyBundleCommand(bundle, { key, head, trust }, say)) ? 0 : 1;
        return;
      }
      const copies = head === undefined ? null : headsIn(head);
      const own = ownKeys(where.home);
      const begun = Date.now();
      const verdict = await onTrail(where, (sql) =>
        verifyTrail(sql, {
          believed: [...own, ...(copies?.keys ?? [])],
          trusted: trust,
          copies: copies?.seals ?? [],
          onProgress: (entries) => {
            if (entries % 100_000 === 0) say(`  ${entries.toLocaleString('en')} entries …`);
          },
        }),
      );
      for (const line of wordsFor(verdict, (Date.now() - begun) / 1_000)) say(line);
      if (copies === null && verdict.fault === null)
        say(
          'Whoever has all rights on the database can write it anew, seals included: only a head that was kept elsewhere proves that nobody did (--head FILE). 建议用另行保存的封印（--head）核对。',
        );
      if (own.length === 0 && copies === null && trust.length === 0)
        say(
          'The keys of the seals were taken from the database itself: give --head FILE, or the home with its keys, to be sure of them. 封印公钥取自数据库本身，建议用 --head 核对。',
        );
      if (verdict.fault !== null || verdict.unchained !== null) process.exitCode = 1;
    });
}

async function onTrail<T>(where: TrailOptions, work: (sql: Sql) => Promise<T>): Promise<T> {
  const database = openDatabase(where.database ?? (await databaseUrlOf(where.home)), 2);
  try {
    return await work(database.sql);
  } finally {
    await database.close();
  }
}

/** The sealing keys of the master keys that are at hand: none where there are none. */
function ownKeys(home: string | undefined): SealKey[] {
  const named = namedHome(home);
  const environment = readEnvironment();
  const source = masterKeySource(named === undefined ? environment : { ...environment, WULOU_HOME: named });
  const masters = readMasterKeys(source, false);
  if (!masters) return [];
  const { current, others } = sealKeysOf(masters);
  return [current, ...others].map(({ key: { id, publicKey } }) => ({ id, publicKey }));
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new UserError(`--days ${text}: a whole number from 1. 天数有误。`);
  return number;
}

function wordsFor(verdict: TrailVerdict, seconds: number): string[] {
  const { fault, unchained, entries, sealedUpTo, lastSeal } = verdict;
  if (fault) {
    const { en, zh } = chainFaultWords(fault);
    return ['The trail does not hold. 审计链校验未通过。', en, zh];
  }
  if (unchained !== null)
    return [
      'The trail does not hold. 审计链校验未通过。',
      `Event ${unchained} is in no entry: it was written past the chain.`,
      `事件 ${unchained} 未入链：系绕过审计链写入。`,
    ];
  const count = (number: number) => number.toLocaleString('en');
  const lines = [
    `The trail holds: ${count(entries)} events, all there and unchanged (${seconds.toFixed(1)} s). 审计链完整，共 ${count(entries)} 条。`,
  ];
  if (entries > 0)
    lines.push(
      sealedUpTo === null
        ? 'No seal covers it yet: a worker seals every minute. 尚无封印。'
        : `Sealed up to entry ${count(sealedUpTo)} (the last seal is of ${lastSeal?.at}); ${count(entries - sealedUpTo)} since. 已封印至第 ${count(sealedUpTo)} 条。`,
    );
  return lines;
}
