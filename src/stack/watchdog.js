// Holds one binary: starts it, and ends it when this process's standard input closes, which the kernel sees to
// however the supervisor at the other end dies. Plain JavaScript, because it must start at once.
// Usage: node watchdog.js '{"command", "args", "uid", "gid", "stopSignal", "wholeGroup", "graceMs"}'
// Standard output: one JSON line {"pid"} or {"error"}. The child's own output goes to standard error.
import { spawn } from 'node:child_process';

const plan = JSON.parse(process.argv[2]);
process.stdout.on('error', () => {}); // The reader is the supervisor: when it is gone, the input closes as well.

process.umask(0o077); // The home can be passed through by others: what the binaries write is nobody else's to read.

// A process group of its own keeps a Ctrl-C at the terminal from reaching the child past the supervisor.
const child = spawn(plan.command, plan.args, {
  cwd: '/',
  detached: true,
  stdio: ['ignore', 2, 2],
  ...(plan.uid === null ? {} : { uid: plan.uid, gid: plan.gid }),
});
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

let ending = false;
function signal(name) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(plan.wholeGroup ? -child.pid : child.pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
function end() {
  if (ending) return;
  ending = true;
  signal(plan.stopSignal);
  setTimeout(() => signal('SIGKILL'), plan.graceMs);
}

child.once('error', (error) => {
  say({ error: `${plan.command}: ${error.code ?? error.message}` });
  process.exitCode = 127;
  process.stdin.destroy();
});
child.once('spawn', () => say({ pid: child.pid }));
child.once('exit', (code, signalName) => {
  say({ exit: signalName ?? `exit code ${code}` });
  process.stdout.write('', () => process.exit(code ?? 1));
});
for (const event of ['end', 'close', 'error']) process.stdin.once(event, end);
for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, end);
process.stdin.resume();
