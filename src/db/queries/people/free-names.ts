import type { Transaction } from '../../database.ts';

/** Each name as wanted where it is free, else with the first free of -2, -3 …; in the order given. */
export async function freeNames(tx: Transaction, wanted: readonly string[]): Promise<string[]> {
  const given = new Map<number, string>();
  const used = new Set<string>();
  for (let attempt = 1; given.size < wanted.length; attempt += 1) {
    const tried = wanted.map((name) => (attempt === 1 ? name : `${name}-${attempt}`));
    const taken = await tx<{ username: string }[]>`
      select username from identity.users
      where username = any(${tried.filter((_name, place) => !given.has(place))}::text[])`;
    for (const { username } of taken) used.add(username);
    for (const [place, name] of tried.entries()) {
      if (given.has(place) || used.has(name)) continue;
      given.set(place, name);
      used.add(name);
    }
  }
  return wanted.map((_name, place) => given.get(place) as string);
}
