import { readStackEnvironment, type StackEnvironment, withoutSecrets } from '../config/stack-environment.ts';
import { applicationRole } from '../db/application-role.ts';
import { outsideDataFolder, prepareHome } from './home.ts';
import { lockHome } from './home-lock.ts';
import { reapLeftovers } from './leftovers.ts';
import { migrate, type Programs, planApi, planSandbox, planWorker } from './node-parts.ts';
import { choosePorts, type Ports, rememberPorts, replaceTakenPort } from './ports.ts';
import { databaseUrl, planPostgres } from './postgres-part.ts';
import { removeDescription, type StackDescription, writeDescription } from './stack-description.ts';
import { type PartPlan, type SupervisedPart, secondsSince, supervisePart } from './supervised-part.ts';
import { findTemporal } from './temporal-binary.ts';
import { serveTemporalUi } from './temporal-ui.ts';

export interface StackOptions {
  readonly home: string;
  /** Preferred ports; 0 means any free one. A preferred port that is taken is replaced, and the progress says so. */
  readonly ports: {
    readonly api: number;
    readonly temporal: number;
    readonly temporalUi: number;
    readonly sandbox: number;
  };
  /** The sandbox's faults as JSON, see docs/sandbox.md. */
  readonly sandboxFaults?: string;
  /** Laid over the environment of this process, for all parts. */
  readonly env?: Record<string, string>;
  readonly progress: (line: string) => void;
  /** Calls off a start that is under way: what was started is stopped, and the start rejects. */
  readonly signal?: AbortSignal;
}

export interface Stack {
  /** As it is now: process ids change when a part is started again. */
  readonly description: StackDescription;
  /** Ends all parts in order, within 30 seconds. The data stays. */
  stop(): Promise<void>;
  /** Resolves when the stack has stopped. */
  readonly stopped: Promise<void>;
}

/** `startStack` with our own programs as an argument. */
export async function bootStack(options: StackOptions, programs: Programs): Promise<Stack> {
  const home = prepareHome(options.home);
  const lock = lockHome(home);
  const parts = new StackParts(home, options, programs);
  let sayStopped: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => {
    sayStopped = resolve;
  });
  let stopping: Promise<void> | null = null;
  const stop = (): Promise<void> => {
    stopping ??= parts.end().finally(() => {
      lock.release();
      sayStopped();
    });
    return stopping;
  };
  const callOff = () => void stop().catch(() => undefined); // Who awaits the start hears of a failing stop below.
  options.signal?.addEventListener('abort', callOff, { once: true });
  try {
    options.signal?.throwIfAborted();
    await parts.begin();
  } catch (error) {
    await stop();
    options.signal?.throwIfAborted();
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', callOff);
  }
  return {
    get description() {
      return parts.describe();
    },
    stop,
    stopped,
  };
}

type PartName = 'postgres' | 'temporal' | 'sandbox' | 'worker' | 'api';

/** What stands in the command line of a part's process besides the home, for the parts that are binaries. */
const binaryMarks = ['watchdog.js', '/bin/postgres ', '/bin/initdb ', ' server start-dev '];

class StackParts {
  private readonly home: string;
  private readonly options: StackOptions;
  private readonly programs: Programs;
  private readonly environment: StackEnvironment;
  private readonly running = new Map<PartName, SupervisedPart>();
  private readonly ending = new AbortController();
  private ports: Ports = { api: 0, temporal: 0, temporalUi: 0, sandbox: 0, postgres: 0 };
  private readonly temporalInside = { uiPort: 0 };
  private temporalUi: Awaited<ReturnType<typeof serveTemporalUi>> | null = null;
  private isUp = false;

  constructor(home: string, options: StackOptions, programs: Programs) {
    this.home = home;
    this.options = options;
    this.programs = programs;
    this.environment = readStackEnvironment({ ...options.env, WULOU_HOME: home });
  }

  async begin(): Promise<void> {
    const { home, options, programs } = this;
    const startedAt = Date.now();
    removeDescription(home); // Of a stack that did not come to remove it.
    const ours = [programs.sandbox, programs.worker, programs.api];
    await reapLeftovers(
      { folders: [home, outsideDataFolder(home)], programs: [...binaryMarks, ...ours] },
      options.progress,
    );
    this.ports = await choosePorts(home, { ...options.ports, postgres: 0 }, options.progress);

    // The servers that others use come first: until they are up their ports may still change.
    await settle([
      this.beginPostgres().then(() => this.migrate()),
      this.beginTemporal(),
      this.beginSandbox(),
    ]);
    const env = this.partEnvironment();
    await settle([
      this.bringUp('worker', planWorker(home, programs.worker, env)),
      this.bringUp('api', planApi(home, programs.api, this.ports, env)),
    ]);
    this.ending.signal.throwIfAborted();
    rememberPorts(home, this.ports);
    this.isUp = true;
    writeDescription(home, this.describe());
    options.progress(`All parts are up (${secondsSince(startedAt)})`);
  }

  /** First the parts that use others, then those that are used. Nothing is started any more from here on. */
  async end(): Promise<void> {
    this.ending.abort(new Error('The stack is stopping.'));
    removeDescription(this.home);
    const stop = (names: PartName[]) => settle(names.map(async (name) => this.running.get(name)?.stop()));
    await stop(['api', 'worker']);
    await this.temporalUi?.close();
    await stop(['sandbox', 'temporal', 'postgres']);
  }

  describe(): StackDescription {
    const { ports } = this;
    const pid = (name: PartName) => this.running.get(name)?.pid ?? null;
    const local = (port: number) => `http://127.0.0.1:${port}`;
    return {
      supervisor: { pid: process.pid },
      postgres: {
        pid: pid('postgres'),
        port: Number(new URL(this.databaseUrl()).port || 5432),
        url: this.databaseUrl(),
      },
      temporal: { pid: pid('temporal'), ...this.temporal() },
      sandbox: { pid: pid('sandbox') ?? 0, port: ports.sandbox, url: local(ports.sandbox) },
      worker: { pid: pid('worker') ?? 0, port: 0 },
      api: { pid: pid('api') ?? 0, port: ports.api, url: local(ports.api) },
    };
  }

  private async beginPostgres(): Promise<void> {
    if (this.environment.databaseUrl) {
      this.options.progress('Using the PostgreSQL that DATABASE_URL names');
      return;
    }
    const env = withoutSecrets(this.environment.all);
    const plan = await planPostgres(this.home, this.ports, env, this.options.progress);
    await this.bringUp('postgres', plan);
  }

  private async migrate(): Promise<void> {
    const startedAt = Date.now();
    const before = this.running.get('postgres')?.pid;
    try {
      await migrate(this.home, this.programs.migrate, withoutSecrets(this.partEnvironment()));
    } catch (error) {
      // PostgreSQL died under it and is back, or soon will be; a migration is one transaction and can be run again.
      if (this.ending.signal.aborted || before === this.running.get('postgres')?.pid) throw error;
      await migrate(this.home, this.programs.migrate, withoutSecrets(this.partEnvironment()));
    }
    this.options.progress(`The database is at this version's schema (${secondsSince(startedAt)})`);
  }

  private async beginTemporal(): Promise<void> {
    if (this.environment.temporalAddress) {
      this.options.progress(`Using the Temporal server at ${this.environment.temporalAddress}`);
      const { prepareExternalTemporal } = await import('./temporal-namespace.ts');
      await prepareExternalTemporal(this.environment.temporalNamespace, this.options.progress);
      return;
    }
    const program = await findTemporal(
      this.environment,
      this.home,
      this.options.progress,
      this.ending.signal,
    );
    const { planTemporal } = await import('./temporal-part.ts');
    const env = withoutSecrets(this.environment.all);
    await this.bringUp('temporal', planTemporal(this.home, program, this.ports, env, this.temporalInside));
    await this.beginTemporalUi();
  }

  private async beginTemporalUi(): Promise<void> {
    const { ports } = this;
    await replaceTakenPort(ports, 'temporalUi');
    this.ending.signal.throwIfAborted();
    this.temporalUi = await serveTemporalUi(ports.temporalUi, {
      insidePort: () => this.temporalInside.uiPort,
      apiUrl: () => `http://127.0.0.1:${ports.api}`,
    });
    if (this.ending.signal.aborted) await this.temporalUi.close();
  }

  private beginSandbox(): Promise<void> {
    const { home, options, programs, ports } = this;
    const plan = planSandbox(
      home,
      programs.sandbox,
      ports,
      options.sandboxFaults ?? null,
      withoutSecrets(this.partEnvironment()),
    );
    return this.bringUp('sandbox', plan);
  }

  private async bringUp(name: PartName, plan: PartPlan): Promise<void> {
    this.ending.signal.throwIfAborted();
    const startedAt = Date.now();
    const onStarted = () => {
      if (this.isUp && !this.ending.signal.aborted) writeDescription(this.home, this.describe());
    };
    const part = supervisePart(plan, onStarted, this.options.progress);
    this.running.set(name, part);
    await part.up;
    this.options.progress(`${plan.title} is up${this.where(name)} (${secondsSince(startedAt)})`);
  }

  private where(name: PartName): string {
    return name === 'worker' ? '' : ` on port ${this.ports[name]}`;
  }

  private temporal(): { port: number; address: string; namespace: string; uiPort: number | null } {
    const { temporalAddress: address, temporalNamespace: namespace } = this.environment;
    if (address) return { port: Number(address.split(':').at(-1)) || 7233, address, namespace, uiPort: null };
    const { temporal: port, temporalUi: uiPort } = this.ports;
    return { port, address: `127.0.0.1:${port}`, namespace: 'wulou', uiPort };
  }

  private databaseUrl(): string {
    return this.environment.databaseUrl ?? databaseUrl(this.home, this.ports.postgres);
  }

  private partEnvironment(): Record<string, string> {
    const sandbox = `http://127.0.0.1:${this.ports.sandbox}`;
    const temporal = this.temporal();
    return {
      ...this.environment.all,
      DATABASE_URL: this.databaseUrl(),
      // Of a PostgreSQL of one's own, its owner says which.
      ...(this.environment.databaseUrl ? {} : { WULOU_DATABASE_ROLE: applicationRole }),
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_NAMESPACE: temporal.namespace,
      WULOU_SANDBOX_URL: sandbox,
      ...(temporal.uiPort === null
        ? {}
        : {
            WULOU_TEMPORAL_UI_URL: `http://127.0.0.1:${temporal.uiPort}/namespaces/${temporal.namespace}/workflows`,
          }),
      WULOU_HOME: this.home,
      WULOU_SUPERVISED: '1',
      WULOU_EMBEDDED: '1',
      ...this.options.env,
    };
  }
}

/** Waits for all, then throws the first failure. */
async function settle(tasks: readonly Promise<unknown>[]): Promise<void> {
  for (const result of await Promise.allSettled(tasks)) if (result.status === 'rejected') throw result.reason;
}
