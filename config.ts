/** Settings of one application process, read once from the environment and frozen. A missing or wrong value stops the start. */
import * as z from 'zod';

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  FEED_PORT: z.coerce.number().int().min(0).max(65535).default(0),
  DATABASE_URL: z.string().min(1),
  APP_SECRET: z.string().min(32),
  /** The secret in use before APP_SECRET was changed: what it sealed still opens until `admin -- rotate-keys` seals it anew. */
  APP_SECRET_FORMER: z.string().min(32).optional(),
  /** Keys that seal stored files and second factors, kept apart from the secret; without it the key derives from APP_SECRET. */
  KEY_RING_FILE: z.string().min(1).optional(),
  ZEEBE_GRPC_ADDRESS: z.string().min(1),
  ZEEBE_REST_ADDRESS: z.string().url(),
  ENGINE_MANAGEMENT_ADDRESS: z.string().url().optional(),
  CLOCK: z.enum(['real', 'controlled']).default('real'),
  DEMO: z.stringbool().default(false),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** Whether people come by HTTPS (a proxy in front, or own certificates): cookies are then sent by HTTPS only. */
  HTTPS: z.stringbool().default(false),
  WEB_ROOT: z.string().default('dist/web'),
});

export type Config = Readonly<z.infer<typeof schema>>;

/** Reads the settings; throws an Error that names every wrong variable in one Russian sentence. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))].join(', ');
    throw new Error(`Не заданы или заданы неверно переменные окружения: ${names}. Их список — в README.`);
  }
  if (parsed.data.NODE_ENV === 'production' && parsed.data.CLOCK === 'controlled') {
    throw new Error(
      'Управляемые часы (CLOCK=controlled) запрещены в рабочем режиме: сроки должны идти по настоящему времени.',
    );
  }
  return Object.freeze(parsed.data);
}
