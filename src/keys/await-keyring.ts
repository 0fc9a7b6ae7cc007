import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../config/logger.ts';
import type { MasterKeySource } from '../config/master-keys.ts';
import type { Sql } from '../db/database.ts';
import { type Keyring, openKeyring } from './keyring.ts';
import { KeysRefused } from './keys-refused.ts';
import { noteMasterKeys } from './note-master-keys.ts';

const attempts = 60;
const pauseMs = 500;
/** The database answers, and will not have us: another password, no such role or database, no right to them. */
const refusals = new Set(['28P01', '28000', '22023', '3D000', '42501']);

/**
 * Opens the keyring when the database answers: it may still be coming up. Keys that do not fit end the wait at once.
 * @param options `actor`: who the trail says came with a master key that is new here: `worker`, `api`.
 */
export async function awaitKeyring(
  sql: Sql,
  source: MasterKeySource,
  options: { readonly actor: string; readonly mayCreate: boolean; readonly logger: Logger },
): Promise<Keyring> {
  const { actor, mayCreate, logger } = options;
  const onFault = (error: unknown) =>
    logger.warn(
      { name: (error as Error).name, code: codeOf(error) },
      'the data keys could not be read; they will be again',
    );
  for (let attempt = 1; ; attempt += 1) {
    try {
      const keyring = await openKeyring(sql, source, { mayCreate, onFault });
      try {
        await noteMasterKeys(sql, keyring.masters, actor);
      } catch (error) {
        keyring.close();
        throw error;
      }
      return keyring;
    } catch (error) {
      if (error instanceof KeysRefused || codeOf(error) === undefined || attempt >= attempts) throw error;
      logger.warn(
        { name: (error as Error).name, code: codeOf(error) },
        refusals.has(codeOf(error) ?? '')
          ? 'the database does not let this process in yet: look at DATABASE_URL and WULOU_DATABASE_ROLE, and migrate'
          : 'the database does not answer yet',
      );
      await pause(pauseMs);
    }
  }
}

/** PostgreSQL's and the network's errors have a code. */
function codeOf(error: unknown): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
