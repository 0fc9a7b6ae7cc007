import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import { archiveVariables } from './archive-environment.ts';
import { identityVariables } from './identity-environment.ts';
import { organisationVariables } from './organisation-environment.ts';

function listOf<Item extends z.ZodType<string, string>>(item: Item) {
  return z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(item));
}

const isOrigin = (text: string): boolean => new URL(text).origin === text;

const port = z.coerce.number().int().min(0).max(65535);

const schema = z.object({
  DATABASE_URL: z.string().optional(),
  /** Where commands go, and who gives them; without it, to the stack that runs on the home. */
  WULOU_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  WULOU_TOKEN: z.string().optional(),
  /** Worker and API work under this role: `wulou_app` owns nothing and cannot change the trail. */
  WULOU_DATABASE_ROLE: z.string().optional(),
  TEMPORAL_ADDRESS: z.string().optional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  WULOU_HOME: z.string().optional(),
  WULOU_SANDBOX_URL: z.string().optional(),
  /** In production the bank, the office and the SMS gateway are named one by one, and none of them is the sandbox. */
  WULOU_BANK_URL: z.string().optional(),
  WULOU_OFFICE_URL: z.string().optional(),
  WULOU_SMS_URL: z.string().optional(),
  WULOU_MODE: z.enum(['development', 'production']).default('development'),
  WULOU_KEYS: z.string().optional(),
  WULOU_MASTER_KEY: z.string().optional(),
  WULOU_MASTER_KEY_COMMAND: z.string().optional(),
  /** Whether what goes through Temporal is encrypted; what is encrypted is read either way. */
  WULOU_ENCRYPT_PAYLOADS: z
    .enum(['on', 'off'])
    .default('on')
    .transform((word) => word === 'on'),
  /** Where people open the Temporal UI: its pages may have payloads decoded. */
  WULOU_TEMPORAL_UI_URL: z.url({ protocol: /^https?$/ }).optional(),
  WULOU_EMBEDDED: z.string().optional(),
  WULOU_SUPERVISED: z.string().optional(),
  WULOU_TASK_QUEUE: z.string().default('wulou'),
  WULOU_MAX_FILE_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(512 * 1024 * 1024),
  /** Of a contribution file, which is kept whole in one value. */
  WULOU_MAX_CONTRIBUTION_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .max(200 * 1024 * 1024)
    .default(64 * 1024 * 1024),
  /** Origins of web pages that may call the API, separated by commas. */
  WULOU_ALLOWED_ORIGINS: listOf(
    z.url({ protocol: /^https?$/ }).refine(isOrigin, 'an origin is scheme://host[:port]'),
  ),
  /** Proxies whose `x-forwarded-for` is believed: addresses or networks (10.0.0.0/8), separated by commas. */
  WULOU_TRUSTED_PROXIES: listOf(z.string()),
  /** Requests a minute of one person, and of one address where nobody is logged in. */
  WULOU_REQUESTS_PER_MINUTE: z.coerce.number().int().positive().default(6_000),
  WULOU_ANONYMOUS_REQUESTS_PER_MINUTE: z.coerce.number().int().positive().default(6_000),
  WULOU_UPLOADS_AT_ONCE: z.coerce.number().int().positive().default(4),
  WULOU_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  /** Hosts of the organisation's own network that webhooks may call, separated by commas. */
  WULOU_WEBHOOK_ALLOWED_HOSTS: listOf(
    z
      .string()
      .toLowerCase()
      .regex(/^([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/, 'a host is written name or name:port'),
  ),
  /** Health, readiness and metrics of a worker, and metrics of an API, each on a port of its own; 0 is any free one. */
  WULOU_WORKER_PORT: port.optional(),
  WULOU_METRICS_PORT: port.optional(),
  /** How long a process that is asked to end may take to put its work down. */
  WULOU_DRAIN_SECONDS: z.coerce.number().int().min(2).max(600).default(8),
  /** Where spans go; OpenTelemetry reads the rest of its variables itself. Nothing is traced without one of these. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string().optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.optional(),
  CI: z.string().optional(),
  ...identityVariables,
  ...archiveVariables,
  ...organisationVariables,
});

export type Environment = z.infer<typeof schema>;

/** The environment, checked once. A value that does not fit ends the process with the name of the variable. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const names = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new Error(`The environment does not fit: ${names}`);
}

/** The folder that holds an installation's state: WULOU_HOME, else `.wulou` in the current folder. */
export function homeOf(environment: Environment): string {
  return resolve((environment.WULOU_HOME ?? '.wulou').replace(/^~(?=\/|$)/, homedir()));
}

/** The outside parties: each at its own address, else all in the sandbox. */
export function outsideUrls(environment: Environment): { bank: string; office: string; sms: string } {
  const { WULOU_BANK_URL: bank, WULOU_OFFICE_URL: office, WULOU_SMS_URL: sms } = environment;
  const other = () => required(environment, 'WULOU_SANDBOX_URL');
  return { bank: bank || other(), office: office || other(), sms: sms || other() };
}

/** The bucket for archives; null: they lie in the database. */
export function archiveBucket(environment: Environment) {
  if (!environment.WULOU_ARCHIVE_S3_ENDPOINT) return null;
  return {
    endpoint: environment.WULOU_ARCHIVE_S3_ENDPOINT,
    region: environment.WULOU_ARCHIVE_S3_REGION,
    bucket: required(environment, 'WULOU_ARCHIVE_S3_BUCKET'),
    prefix: environment.WULOU_ARCHIVE_S3_PREFIX,
    accessKeyId: required(environment, 'WULOU_ARCHIVE_S3_ACCESS_KEY_ID'),
    secretAccessKey: required(environment, 'WULOU_ARCHIVE_S3_SECRET_ACCESS_KEY'),
  };
}

/** Whether anybody takes spans. */
export const isTraced = (environment: Environment): boolean =>
  Boolean(environment.OTEL_EXPORTER_OTLP_ENDPOINT || environment.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT);

/** A variable that this process cannot do without. */
export function required(environment: Environment, name: keyof Environment): string {
  const value = environment[name];
  if (value === undefined || value === '')
    throw new Error(`${name} is not set. Start the stack with \`npm start\`, or set it.`);
  return String(value);
}

/** Whom webhooks may call beyond the public internet: hosts that the organisation names; for trying, this machine. */
export function webhookRules(environment: Environment): { loopback: boolean; allowedHosts: string[] } {
  return {
    loopback: Boolean(environment.WULOU_EMBEDDED) && environment.WULOU_MODE !== 'production',
    allowedHosts: environment.WULOU_WEBHOOK_ALLOWED_HOSTS,
  };
}
