import { bootStack } from '../../../src/stack/boot.ts';
import { standIns } from './programs.ts';

// A supervisor in a process of its own, as the command line is one: it can be killed, and stops on SIGINT.
const home = process.argv[2];
if (!home) throw new Error('Usage: supervisor.ts HOME');
const stack = await bootStack(
  {
    home,
    ports: { api: 0, temporal: 0, temporalUi: 0, sandbox: 0 },
    progress: (line) => console.error(line),
  },
  standIns,
);
process.on('SIGINT', () => void stack.stop().then(() => process.exit(0)));
console.log(JSON.stringify(stack.description));
