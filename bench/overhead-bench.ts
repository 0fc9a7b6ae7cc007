import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onStack } from './bench-stack.ts';
import { median } from './measure.ts';
import { writeOrganisation } from './organisation.ts';
import { stackMonth } from './stack-month.ts';

/** What is looked at beside a month without it. */
const names = ['plain', 'encrypted', 'traced too'] as const;
type Variant = (typeof names)[number];

/** The environment that turns it off and on. @param spans where they are sent to. */
const environmentOf = (variant: Variant, spans: string): Record<string, string> => ({
  WULOU_ENCRYPT_PAYLOADS: variant === 'plain' ? 'off' : 'on',
  ...(variant === 'traced too' ? { OTEL_EXPORTER_OTLP_ENDPOINT: spans } : {}),
});

/** Takes every span and keeps none. */
async function startSpanReceiver(): Promise<{ url: string; bytes: () => number; stop: () => void }> {
  let bytes = 0;
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    request.on('end', () => response.setHeader('content-type', 'application/json').end('{}'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytes: () => bytes,
    stop: () => server.close(),
  };
}

/**
 * The same month on fresh stacks, without and with what is read or watched beside it, one right after the other; the
 * order is turned round each time, so that neither always meets the warmer machine.
 * @returns lines of a table.
 */
export async function measureOverhead(
  folder: string,
  { people, repetitions }: { readonly people: number; readonly repetitions: number },
  say: (line: string) => void,
): Promise<string[]> {
  const own = join(folder, 'overhead');
  mkdirSync(own, { recursive: true });
  const files = writeOrganisation(own, people);
  const totals: Record<Variant, number[]> = { plain: [], encrypted: [], 'traced too': [] };
  const receiver = await startSpanReceiver();
  for (let repetition = 1; repetition <= repetitions; repetition += 1)
    for (const name of repetition % 2 === 1 ? names : [...names].reverse()) {
      const { totalMs } = await onStack(
        (stack) => stackMonth(stack, files),
        environmentOf(name, receiver.url),
      );
      totals[name].push(totalMs);
      say(`  ${repetition} of ${repetitions}: ${(totalMs / 1_000).toFixed(1)} s ${name}`);
    }
  receiver.stop();
  if (receiver.bytes() === 0) throw new Error('assertion failed: traced months send spans');
  const base = median(totals.plain);
  return [
    `A month of ${people.toLocaleString('en')} employees, median of ${repetitions}:`,
    ...names.map((name) => {
      const ms = median(totals[name]);
      return `  ${name.padEnd(10)} ${(ms / 1_000).toFixed(1)} s  ${((ms / base - 1) * 100).toFixed(1)} % more than plain`;
    }),
  ];
}
