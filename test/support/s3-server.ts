import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import type { S3Place } from '../../src/archive/s3-store.ts';
import { freePort } from '../../src/config/free-port.ts';
import { must } from '../../src/domain/assert.ts';

/** Installed by .ci/run, or by hand: `python3 -m venv FOLDER && FOLDER/bin/pip install "moto[s3,server]==5.2.5"`. */
const program = join(homedir(), '.cache/wulou/moto-5.2.5/bin/moto_server');
export const isS3ServerThere = existsSync(program);

const region = 'us-east-1';

export interface S3Server {
  /** A fresh bucket, and a key that may use it. */
  readonly place: S3Place;
  stop(): Promise<void>;
}

/** moto as an S3 server that checks every signature: calls without a valid one are refused. */
export async function startS3Server(): Promise<S3Server> {
  const port = await freePort();
  const server = spawn(program, ['-H', '127.0.0.1', '-p', String(port)], {
    env: { ...process.env, INITIAL_NO_AUTH_ACTION_COUNT: '3' },
    stdio: 'ignore',
  });
  const endpoint = `http://127.0.0.1:${port}`;
  for (let up = false; !up; await pause(100))
    up = await fetch(`${endpoint}/moto-api/`).then(
      ({ ok }) => ok,
      () => false,
    );
  const nobody = new AwsClient({ accessKeyId: 'none', secretAccessKey: 'none', region, service: 'iam' });
  const iam = async (parameters: Record<string, string>): Promise<string> => {
    const body = new URLSearchParams({ ...parameters, Version: '2010-05-08', UserName: 'wulou' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return (await nobody.fetch(endpoint, { method: 'POST', body, headers })).text();
  };
  await iam({ Action: 'CreateUser' });
  const made = await iam({ Action: 'CreateAccessKey' });
  const statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  await iam({ Action: 'PutUserPolicy', PolicyName: 'all', PolicyDocument: document });
  const of = (element: string) => must(new RegExp(`<${element}>([^<]+)<`).exec(made)?.[1], element);
  const place: S3Place = {
    endpoint,
    region,
    bucket: 'archive',
    prefix: 'wulou/',
    accessKeyId: of('AccessKeyId'),
    secretAccessKey: of('SecretAccessKey'),
  };
  const { accessKeyId, secretAccessKey } = place;
  const aws = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
  const bucket = await aws.fetch(`${endpoint}/${place.bucket}`, { method: 'PUT' });
  if (!bucket.ok) throw new Error(`the bucket was not made: ${bucket.status} ${await bucket.text()}`);
  return {
    place,
    async stop() {
      server.kill();
      await once(server, 'exit');
    },
  };
}
