import { readStackEnvironment } from '../../src/config/stack-environment.ts';
import { removeHome } from '../../src/stack/home.ts';
import { choosePorts } from '../../src/stack/ports.ts';
import { supervisePart } from '../../src/stack/supervised-part.ts';
import { findTemporal } from '../../src/stack/temporal-binary.ts';
import { planTemporal } from '../../src/stack/temporal-part.ts';
import { type RunningServer, serverHome } from './postgres.ts';

export interface RunningTemporal extends RunningServer {
  /** Where the bundled workflow code of this run is kept. */
  readonly bundles: string;
}

const quiet = () => undefined;

/**
 * The real Temporal server, found or built as the stack does it, with the namespace and search attributes of Wulou.
 * @param options of the server beyond those that the stack gives.
 */
export async function startTemporal(
  progress: (line: string) => void,
  options: readonly string[] = [],
): Promise<RunningTemporal> {
  const home = serverHome('temporal');
  const environment = readStackEnvironment();
  const program = await findTemporal(environment, home, progress, new AbortController().signal);
  const any = { api: 0, temporal: 0, temporalUi: 0, sandbox: 0, postgres: 0 };
  const ports = await choosePorts(home, any, quiet);
  const server = supervisePart(
    planTemporal(home, program, ports, environment.all, { uiPort: 0 }, options),
    quiet,
    quiet,
  );
  await server.up;
  return {
    address: `127.0.0.1:${ports.temporal}`,
    bundles: `${home}/bundles`,
    stop: async () => {
      await server.stop();
      await removeHome(home);
    },
  };
}
