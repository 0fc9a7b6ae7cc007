import { readCommandLine } from './command-line.ts';
import { openSandbox } from './sandbox.ts';
import { createServer } from './server.ts';

/** Loopback only: this bank asks nobody for a password. */
const host = '127.0.0.1';

async function run(): Promise<void> {
  const { port, opening } = readCommandLine(process.argv.slice(2));
  const server = createServer(openSandbox(opening), end);

  // Standard input is the pipe to the parent: it closes however the parent ends, SIGKILL included, and no sandbox is
  // left behind. All that was acknowledged is on disk, so nothing has to be saved first.
  const stop = () => void server.close().then(() => process.exit(0));
  process.once('SIGTERM', stop).once('SIGINT', stop);
  process.stdin.once('end', stop).once('close', stop).once('error', stop).resume();

  await server.listen({ host, port });
  const address = server.server.address();
  process.stdout.write(
    `${JSON.stringify({ listening: typeof address === 'object' ? address?.port : port })}\n`,
  );
}

/** Ends at once, also where the journal failed: a new start reads what the disk really holds. */
function end(error: Error): never {
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  process.stderr.write(`sandbox: ${error.message}${cause}\n`);
  process.exit(1);
}

run().catch(end);
