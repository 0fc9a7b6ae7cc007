import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of PEM files. */
export interface Certificates {
  readonly authority: string;
  readonly server: { readonly certificate: string; readonly key: string };
  readonly client: { readonly certificate: string; readonly key: string };
}

/** What stands in the server's certificate: nobody calls it by the address that it happens to have. */
export const serverName = 'temporal.test';

/** An authority of one's own and what it signed, for a day: for the server and for who may call it. */
export function makeCertificates(folder: string): Certificates {
  mkdirSync(folder, { mode: 0o700 });
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const keyOf = (name: string) => [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-keyout',
    at(`${name}.key`),
  ];
  openssl(
    'req',
    '-x509',
    ...keyOf('authority'),
    '-out',
    at('authority.pem'),
    '-days',
    '1',
    '-subj',
    '/CN=authority',
  );
  // Extensions make it a certificate of version 3, without which it is none to the workers' TLS.
  for (const [name, extension] of [
    ['server', `subjectAltName=DNS:${serverName}`],
    ['client', 'extendedKeyUsage=clientAuth'],
  ] as const) {
    writeFileSync(at(`${name}.ext`), extension);
    openssl('req', '-new', ...keyOf(name), '-out', at(`${name}.csr`), '-subj', `/CN=${name}`);
    const signed = [
      '-CA',
      at('authority.pem'),
      '-CAkey',
      at('authority.key'),
      '-CAcreateserial',
      '-days',
      '1',
    ];
    openssl(
      'x509',
      '-req',
      '-in',
      at(`${name}.csr`),
      ...signed,
      '-out',
      at(`${name}.pem`),
      '-extfile',
      at(`${name}.ext`),
    );
  }
  const pair = (name: string) => ({ certificate: at(`${name}.pem`), key: at(`${name}.key`) });
  return { authority: at('authority.pem'), server: pair('server'), client: pair('client') };
}

/** Temporal's standard variables for a caller with a certificate. */
export const tlsVariables = ({ authority, client }: Certificates): Record<string, string> => ({
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: authority,
  TEMPORAL_TLS_SERVER_NAME: serverName,
  TEMPORAL_TLS_CLIENT_CERT_PATH: client.certificate,
  TEMPORAL_TLS_CLIENT_KEY_PATH: client.key,
});
