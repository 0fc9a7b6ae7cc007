import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { saveFile } from '../save-file.ts';

export interface KnownPerson {
  readonly employeeNo: string;
  readonly username: string;
  readonly password: string;
}

interface Content {
  /** Since when passwords have been asked for whose answer may be lost; null: every answer is in this file. */
  readonly askingSince: string | null;
  readonly people: readonly KnownPerson[];
}

export interface PeopleFile {
  readonly path: string;
  readonly askingSince: string | null;
  passwordOf(username: string): string | undefined;
  startAsking(): void;
  add(people: readonly KnownPerson[]): void;
  endAsking(): void;
}

/**
 * `people.json` in the home, mode 0600: the initial passwords of the employees' logins, so that the command can act as
 * each of them, and again when it is taken up. The API tells a password once: it is on disk before the next is asked for.
 */
export function openPeopleFile(home: string): PeopleFile {
  const path = join(home, 'people.json');
  let content = read(path);
  let byName = new Map<string, string>();
  const write = (next: Content) => {
    saveFile(path, `${JSON.stringify(next, null, 1)}\n`);
    take(next);
  };
  const take = (next: Content) => {
    content = next;
    byName = new Map(next.people.map((person) => [person.username, person.password]));
  };
  take(content);
  return {
    path,
    get askingSince() {
      return content.askingSince;
    },
    passwordOf: (username) => byName.get(username),
    startAsking: () =>
      write({ ...content, askingSince: content.askingSince ?? new Date(Date.now()).toISOString() }),
    add: (people) => {
      const fresh = new Set(people.map((person) => person.username));
      write({ ...content, people: [...content.people.filter((one) => !fresh.has(one.username)), ...people] });
    },
    endAsking: () => write({ ...content, askingSince: null }),
  };
}

function read(path: string): Content {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Content;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { askingSince: null, people: [] };
    throw error;
  }
}
