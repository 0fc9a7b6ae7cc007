/** How long a process may take to put its work down under a supervisor, whose watchdogs wait as long. */
const supervisedSeconds = 8;

/**
 * Ends this process in order: on SIGTERM or SIGINT, and, under a supervisor (WULOU_SUPERVISED=1), when standard
 * input closes. The supervisor holds the other end of that pipe, and the kernel closes it however the supervisor
 * ends, SIGKILL included: this is what keeps orphans from staying behind. `onEnd` is called once; the process exits
 * when it is done, or after `withinSeconds`.
 */
export function endWithParent(onEnd: () => Promise<void>, withinSeconds = supervisedSeconds): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), withinSeconds * 1_000);
    onEnd().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(
          `Did not end in order: ${error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error'}`,
        );
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  if (process.env.WULOU_SUPERVISED !== '1') return;
  process.stdin.once('end', end);
  process.stdin.once('close', end);
  process.stdin.once('error', end);
  process.stdin.resume();
}
