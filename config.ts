/** Settings of one application process, read once from the environment and frozen. A missing or wrong value stops the start. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Only the engine speaks to the feed: other than this machine only inside a network that nobody else reaches. */
  FEED_HOST: z.string().default('127.0.0.1'),
  FEED_PORT: z.coerce.number().int().min(0).max(65535).default(0),
  DATABASE_URL: z.string().min(1),
  APP_SECRET: z.string().min(32),
  /** The secret in use before APP_SECRET was changed: what it sealed still opens until `admin -- rotate-keys` seals it anew. */
  APP_SECRET_FORMER: z.string().min(32).optional(),
  /** Keys that seal stored files and second factors, kept apart from the secret; without it the key derives from APP_SECRET. */
  KEY_RING_FILE: z.string().min(1).optional(),
  /** Outside the database: the head of the audit's chain, so that a tail which was cut off is missed. */
  AUDIT_HEAD_FILE: z.string().min(1).optional(),
  ZEEBE_GRPC_ADDRESS: z.string().min(1),
  ZEEBE_REST_ADDRESS: z.string().url(),
  ENGINE_MANAGEMENT_ADDRESS: z.string().url().optional(),
  CLOCK: z.enum(['real', 'controlled']).default('real'),
  DEMO: z.stringbool().default(false),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** Whether a proxy in front speaks HTTPS to people: cookies are then sent by HTTPS only. */
  HTTPS: z.stringbool().default(false),
  /** Addresses or networks of the proxies in front (`loopback`, `uniquelocal`, `10.0.0.0/8`), whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: list.default([]),
  /** Own certificate with its chain and key (PEM): the application then also speaks HTTPS itself, at TLS_HOST and TLS_PORT. */
  TLS_CERT_FILE: z.string().min(1).optional(),
  TLS_KEY_FILE: z.string().min(1).optional(),
  /** The own authority behind the certificate: offered to tablets at /authority.crt. It is public. */
  TLS_AUTHORITY_FILE: z.string().min(1).optional(),
  TLS_HOST: z.string().default('0.0.0.0'),
  TLS_PORT: z.coerce.number().int().min(0).max(65535).default(3443),
  WEB_ROOT: z.string().default('dist/web'),
});

export type Config = Readonly<z.infer<typeof schema>>;

/** Secrets that may stand in a file of their own instead of the environment, where other programs could read them. */
export const secretNames = ['APP_SECRET', 'APP_SECRET_FORMER', 'DATABASE_URL'] as const;

/** Reads the settings; throws an Error that names every wrong variable in one Russian sentence. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = schema.safeParse(withSecretFiles(environment));
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))].join(', ');
    throw new Error(`Не заданы или заданы неверно переменные окружения: ${names}. Их список — в README.`);
  }
  refuseContradictions(parsed.data);
  return Object.freeze(parsed.data);
}

function refuseContradictions(config: z.infer<typeof schema>): void {
  if (config.NODE_ENV === 'production' && config.CLOCK === 'controlled') {
    throw new Error(
      'Управляемые часы (CLOCK=controlled) запрещены в рабочем режиме: сроки должны идти по настоящему времени.',
    );
  }
  if (Boolean(config.TLS_CERT_FILE) !== Boolean(config.TLS_KEY_FILE)) {
    throw new Error('Задан только один из файлов TLS_CERT_FILE и TLS_KEY_FILE: нужны сертификат и его ключ.');
  }
}

/** What the key ring is opened with. */
export function keyRingOptions(config: Config) {
  return { secret: config.APP_SECRET, formerSecret: config.APP_SECRET_FORMER, file: config.KEY_RING_FILE };
}

/** Under which secrets the audit is sealed and signed: the present one first. */
export function auditSecrets(given: Pick<Config, 'APP_SECRET' | 'APP_SECRET_FORMER'>): [string, ...string[]] {
  return [given.APP_SECRET, ...(given.APP_SECRET_FORMER ? [given.APP_SECRET_FORMER] : [])];
}

/** `NAME_FILE` names the file that holds the secret NAME. Throws when it cannot be read or both are given. */
export function withSecretFiles(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const read = secretNames.flatMap((name) => {
    const file = environment[`${name}_FILE`];
    if (!file) return [];
    if (environment[name]) throw new Error(`Заданы и ${name}, и ${name}_FILE: оставьте что-нибудь одно.`);
    return [[name, secretIn(file, name)] as const];
  });
  return { ...environment, ...Object.fromEntries(read) };
}

function secretIn(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new Error(`Файл ${name}_FILE не читается: ${file}. Проверьте путь и права.`, { cause });
  }
}
