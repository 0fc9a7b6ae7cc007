import { type LookupAddress, promises as names } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { type CallRules, isAllowedHost, mayCall } from './webhook-url.ts';

/** The name led to an address that must not be called. */
export class AddressRefused extends Error {}
/** The name leads nowhere, or nobody could be asked. */
export class NameUnknown extends Error {}

const resolverOptions = { timeout: 2_000, tries: 2 };

/**
 * Looks a name up for one connection, and lets it go nowhere if one of its addresses is refused: the connection is made
 * to what was checked, not to what the name leads to a moment later. Names of the public internet are asked for without
 * the system's resolver, which has four threads for the whole process: slow name servers of receivers must not hold up
 * the look-up of the bank. Names of this machine and of the organisation's own hosts may stand in /etc/hosts alone.
 * @param nameServers instead of those of the system.
 */
export function createCheckedLookup(
  rules: CallRules,
  nameServers: readonly string[] | null,
): (url: URL) => LookupFunction {
  const resolver = new names.Resolver(resolverOptions);
  if (nameServers) resolver.setServers(nameServers);

  async function addressesOf(url: URL, host: string): Promise<LookupAddress[]> {
    if (isAllowedHost(url, rules) || /(^|\.)localhost\.?$/.test(host))
      return names.lookup(host, { all: true });
    const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    return found.flatMap((result, index) =>
      result.status === 'fulfilled'
        ? result.value.map((address) => ({ address, family: index === 0 ? 4 : 6 }))
        : [],
    );
  }

  return (url) => (host, options, callback) => {
    addressesOf(url, host)
      .catch((): LookupAddress[] => [])
      .then((found) => {
        const [first] = found;
        if (first === undefined) return callback(new NameUnknown(), []);
        if (found.some(({ address }) => !mayCall(url, address, rules)))
          return callback(new AddressRefused(), []);
        return options.all ? callback(null, found) : callback(null, first.address, first.family);
      });
  };
}
