import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, createClient } from '../client/client.ts';

interface Login {
  readonly role: string;
  readonly username: string;
  readonly password: string;
}

/** The API of a home's stack, as anybody whose password is known there. */
export interface HomeApi {
  readonly identities: readonly { role: string; username: string }[];
  as(username: string): Client;
}

/**
 * @param home where `credentials.json` lies.
 * @param passwordOf the passwords of logins that are not in that file.
 */
export function createHomeApi(
  url: string,
  home: string,
  passwordOf: (username: string) => string | undefined = () => undefined,
): HomeApi {
  const clients = new Map<string, Client>();
  const file = join(home, 'credentials.json');
  const logins = (): Login[] => JSON.parse(readFileSync(file, 'utf8'));

  function credentialOf(username: string): { username: string; password: string } {
    const login = logins().find((candidate) => candidate.username === username);
    const password = login?.password ?? passwordOf(username);
    if (password === undefined) throw new Error(`There is no login ${username} in ${file}.`);
    return { username, password };
  }

  return {
    get identities() {
      return logins();
    },
    as(username) {
      const known = clients.get(username);
      if (known) return known;
      const client = createClient({
        baseUrl: url,
        credential: () => credentialOf(username),
        whenSilent: `Is the stack running? Its log is in ${join(home, 'logs')}.`,
      });
      clients.set(username, client);
      return client;
    },
  };
}
