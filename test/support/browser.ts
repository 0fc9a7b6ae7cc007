/** What a browser does with redirects and cookies, for tests: it follows them over any number of hosts. */
export interface Browser {
  /** Goes there and wherever it is sent on; `stopAt` ends it before a place is asked for. */
  go(url: string, stopAt?: (url: URL) => boolean): Promise<Visit>;
  /** Its cookies for a host, by name. */
  cookies(url: string): Map<string, string>;
}

export interface Visit {
  /** Where it ended. */
  readonly url: URL;
  /** The last answer; where `stopAt` ended it, the one that sent it there. */
  readonly answer: Response;
}

export function createBrowser(): Browser {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: URL | string): Map<string, string> => {
    const { host } = new URL(url);
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    return jar;
  };
  return {
    cookies: jarOf,
    async go(start, stopAt = () => false) {
      let url = new URL(start);
      for (let hops = 0; hops < 12; hops += 1) {
        const jar = jarOf(url);
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
        const answer = await fetch(url, { redirect: 'manual', headers: cookie ? { cookie } : {} });
        for (const set of answer.headers.getSetCookie()) keep(jar, set);
        const next = answer.headers.get('location');
        if (next === null) return { url, answer };
        url = new URL(next, url);
        if (stopAt(url)) return { url, answer };
      }
      throw new Error('sent in circles');
    },
  };
}

function keep(jar: Map<string, string>, set: string): void {
  const [pair = '', ...flags] = set.split(';');
  const name = pair.slice(0, pair.indexOf('='));
  const isOver = flags.some((flag) => /^\s*(max-age=0|expires=thu, 01 jan 1970)/i.test(flag));
  if (isOver) jar.delete(name);
  else jar.set(name, pair.slice(pair.indexOf('=') + 1));
}
