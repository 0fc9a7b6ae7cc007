import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import { identityVariables } from './identity-environment.ts';

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

const schema = z.object({
  DATABASE_URL: z.string().optional(),
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
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).optional(),
  CI: z.string().optional(),
  ...identityVariables,
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
