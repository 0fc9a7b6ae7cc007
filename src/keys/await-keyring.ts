import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../config/logger.ts';
import type { MasterKeySource } from '../config/master-keys.ts';
import type { Sql } from '../db/database.ts';
import { type Keyring, openKeyring } from './keyring.ts';
import { KeysRefused } from './keys-refused.ts';

const attempts = 60;
const pauseMs = 500;

/** Opens the keyring when the database answers: it may still be coming up. Keys that do not fit end the wait at once. */
export async function awaitKeyring(
  sql: Sql,
  source: MasterKeySource,
  { mayCreate, logger }: { readonly mayCreate: boolean; readonly logger: Logger },
): Promise<Keyring> {
  const onFault = (error: unknown) =>
    logger.warn(
      { name: (error as Error).name, code: codeOf(error) },
      'the data keys could not be read; they will be again',
    );
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await openKeyring(sql, source, { mayCreate, onFault });
    } catch (error) {
      if (error instanceof KeysRefused || codeOf(error) === undefined || attempt >= attempts) throw error;
      logger.warn({ name: (error as Error).name, code: codeOf(error) }, 'the database does not answer yet');
      await pause(pauseMs);
    }
  }
}

/** PostgreSQL's and the network's errors have a code. */
function codeOf(error: unknown): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
