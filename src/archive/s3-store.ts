import { AwsClient } from 'aws4fetch';
import { type ArchiveStore, checked, hashOf } from './archive-store.ts';

export interface S3Place {
  /** Without a path, e.g. `https://s3.cn-north-1.amazonaws.com.cn`. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** Before every name, e.g. `wulou/`; may be empty. */
  readonly prefix: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const timeoutMs = 60_000;

/** The store did not do it. The message names status and code, never what was sent. */
export class StoreFault extends Error {
  constructor(status: number, code: string) {
    super(`the archive's store answered ${status} ${code}`.trim());
    this.name = 'StoreFault';
  }
}

/**
 * The archive in a bucket, by path (`ENDPOINT/BUCKET/PREFIX…`): any store that speaks S3 with signatures of version 4.
 * An object is never written over, where the store knows conditional writes; and where it does not, only by the same bytes.
 */
export function s3Store(place: S3Place): ArchiveStore {
  const { endpoint, region, bucket, prefix, accessKeyId, secretAccessKey } = place;
  const aws = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 });
  const ask = (
    method: string,
    hash: string,
    more: { headers?: Record<string, string>; body?: Buffer } = {},
  ) =>
    aws.fetch(`${endpoint}/${bucket}/${prefix}${hash}`, {
      method,
      headers: more.headers ?? {},
      signal: AbortSignal.timeout(timeoutMs),
      ...(more.body ? { body: new Uint8Array(more.body) } : {}),
    });

  async function has(hash: string): Promise<boolean> {
    const reply = await ask('HEAD', hash);
    if (reply.status === 404) return false;
    if (!reply.ok) throw await faultOf(reply);
    return true;
  }

  return {
    has,
    async put(content) {
      const hash = hashOf(content);
      if (await has(hash)) return hash;
      // The digest is signed and the store compares it: bytes that were damaged on the way are not taken.
      const headers = { 'x-amz-content-sha256': hash, 'if-none-match': '*' };
      const reply = await ask('PUT', hash, { headers, body: content });
      if (!reply.ok && reply.status !== 412) throw await faultOf(reply);
      return hash;
    },
    async get(hash) {
      const reply = await ask('GET', hash);
      if (reply.status === 404) return null;
      if (!reply.ok) throw await faultOf(reply);
      return checked(hash, Buffer.from(await reply.arrayBuffer()));
    },
  };
}

async function faultOf(reply: Response): Promise<StoreFault> {
  const code = /<Code>(\w{1,60})<\/Code>/.exec(await reply.text())?.[1];
  return new StoreFault(reply.status, code ?? '');
}
