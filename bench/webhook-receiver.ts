import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';

/** A receiver in a process of its own: verifies, waits so many milliseconds, takes. Says its port, then its count. */
const [, , secret = '', delayMs = '0'] = process.argv;
const webhook = new Webhook(secret);
let taken = 0;
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  if (request.method === 'GET') return void response.end(String(taken));
  webhook.verify(body, request.headers as Record<string, string>);
  if (delayMs !== '0') await pause(Number(delayMs));
  taken += 1;
  response.writeHead(204).end();
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
