import { onTestFinished } from 'vitest';
import { type AuthSettings, embeddedAuthSettings } from '../../src/api/auth/auth-settings.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { type ListeningApi, listen } from './http/listening-api.ts';

/** The API over a database on a port, for what cookies and redirects do. Ends with the test. */
export async function listeningApi(
  database: TestDatabase,
  auth: Partial<AuthSettings> = {},
  port = 0,
): Promise<ListeningApi> {
  const api = await listen(database, {}, { auth: { ...embeddedAuthSettings, ...auth } }, port);
  onTestFinished(api.close);
  return api;
}
