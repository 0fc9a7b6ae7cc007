import { isIP } from 'node:net';
import { isLoopback, isPublicAddress } from './refused-addresses.ts';

/** Whom an organisation lets Wulou call. */
export interface CallRules {
  /** This machine may be called, also without TLS: for trying. */
  readonly loopback: boolean;
  /** Hosts of the organisation's own network, as URLs write them: `name` or `name:port`. */
  readonly allowedHosts: readonly string[];
}

export type UrlFault = 'url_invalid' | 'url_not_https' | 'address_refused';

/** The host of a URL as an IP address, without the brackets of IPv6; null where it is a name. */
export function addressOf(url: URL): string | null {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? null : host;
}

/** `localhost` and names below it are this machine, by RFC 6761. */
function isThisMachine(url: URL): boolean {
  const address = addressOf(url);
  return address === null ? /(^|\.)localhost\.?$/.test(url.hostname) : isLoopback(address);
}

export function isAllowedHost(url: URL, { allowedHosts }: CallRules): boolean {
  const port = url.port === '' ? '443' : url.port;
  return allowedHosts.some((allowed) => allowed === url.hostname || allowed === `${url.hostname}:${port}`);
}

/** Whether an address that a name led to may be called. */
export const mayCall = (url: URL, address: string, rules: CallRules): boolean =>
  isPublicAddress(address) || isAllowedHost(url, rules) || (rules.loopback && isLoopback(address));

/** What is wrong with a URL that events are to be sent to, as far as can be told without asking for its name. */
export function faultOfUrl(text: string, rules: CallRules): UrlFault | null {
  if (!URL.canParse(text)) return 'url_invalid';
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '' || url.hash !== '')
    return 'url_invalid';
  if (url.protocol === 'http:' && !(rules.loopback && isThisMachine(url))) return 'url_not_https';
  const address = addressOf(url);
  if (address !== null && !mayCall(url, address, rules)) return 'address_refused';
  if (address === null && isThisMachine(url) && !rules.loopback && !isAllowedHost(url, rules))
    return 'address_refused';
  return null;
}
