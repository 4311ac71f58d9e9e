/** What the doctor calls insecure, and what it does not. */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { engineEnvironment } from '#launcher/engine-settings.ts';
import { ensureCertificate, localNames } from '#launcher/certificate.ts';
import { checkSecurity, reachablePorts } from '#launcher/security.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'seven-security-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const strong = 'f3a9c1d07b6e45288e1d0c9b7a6f5e4d3c2b1a09';
const texts = async (env: Record<string, string>): Promise<string> =>
  (await checkSecurity({ STATE_DIR: folder, ...env })).map(({ level, text }) => `${level}: ${text}`).join('\n');

test('a copy for this machine alone has nothing to mend', async () => {
  expect(await texts({ APP_SECRET: strong })).toBe('ok: безопасность: замечаний нет');
});

test.each([
  [{ APP_SECRET: 'a'.repeat(40) }, 'warning: APP_SECRET слишком прост'],
  [{ APP_SECRET: 'short' }, 'stop: APP_SECRET слишком прост'],
  [{ HOST: '0.0.0.0' }, 'warning: HOST=0.0.0.0: пароли и дела идут по сети без шифрования'],
  [{ HOST: '0.0.0.0', HTTPS: 'true', DEMO: 'true', TRUSTED_PROXIES: 'loopback' }, 'warning: открыты демонстрационные'],
  [{ HTTPS: 'true' }, 'warning: HTTPS=true без TRUSTED_PROXIES'],
  [{ DATABASE_URL: 'postgres://a:b@db.example.org/x' }, 'warning: соединение с базой данных не шифруется'],
  [{ ZEEBE_GRPC_ADDRESS: 'grpc://zeebe.example.org:26500' }, 'warning: движок Zeebe на zeebe.example.org'],
  [{ FEED_HOST: '0.0.0.0' }, 'warning: лента событий слушает сеть'],
  [{ TLS_CERT_FILE: '/none/a.pem', TLS_KEY_FILE: '/none/a.key' }, 'stop: сертификат TLS и его ключ не читаются'],
  [{ KEY_RING_FILE: '/none/keys.json' }, 'stop: файла ключей нет'],
  [{ APP_SECRET_FILE: '/none/secret' }, 'stop: Файл APP_SECRET_FILE не читается'],
])('%j', async (env, text) => {
  expect(await texts(env)).toContain(text);
});

test('what is set up well is not blamed', async () => {
  const { cert, key } = await ensureCertificate(folder, {});
  const database = 'postgres://a:b@db.example.org/x?sslmode=verify-full';
  const env = { HOST: '0.0.0.0', TLS_CERT_FILE: cert, TLS_KEY_FILE: key, DATABASE_URL: database };
  expect(await texts(env)).toBe('ok: безопасность: замечаний нет');
});

test('a certificate near its end is named', async () => {
  const { cert, key } = await ensureCertificate(folder, {}, new Date(Date.now() - 390 * 24 * 60 * 60_000));
  expect(await texts({ TLS_CERT_FILE: cert, TLS_KEY_FILE: key })).toMatch(
    /warning: сертификат TLS истекает через \d дн\./,
  );
});

test('a secret that others may read is named', async () => {
  if (process.platform === 'win32') return;
  const file = path.join(folder, 'secret');
  await writeFile(file, strong);
  await chmod(file, 0o644);
  expect(await texts({})).toContain(`warning: файл с секретом могут прочесть другие пользователи: ${file}`);
});

test('every door of the engine is told to open to this machine alone', () => {
  const ports = { gateway: 1, command: 2, internal: 3, rest: 4, management: 5 };
  const settings = {
    data: '',
    ports,
    feedUrl: 'http://127.0.0.1:6',
    feedUser: '',
    feedPassword: '',
    clock: 'real',
  } as const;
  const doors = Object.entries(engineEnvironment(settings)).filter(([name]) =>
    /HOST$|_ADDRESS$|^SERVER_ADDRESS$/.test(name),
  );
  expect(doors.map(([name]) => name).sort()).toEqual([
    'MANAGEMENT_SERVER_ADDRESS',
    'SERVER_ADDRESS',
    'ZEEBE_BROKER_GATEWAY_NETWORK_HOST',
    'ZEEBE_BROKER_NETWORK_ADVERTISEDHOST',
    'ZEEBE_BROKER_NETWORK_HOST',
  ]);
  expect(new Set(doors.map(([, host]) => host))).toEqual(new Set(['127.0.0.1']));
});

describe('a port', () => {
  let server: Server;
  afterEach(() => new Promise((resolve) => server.close(resolve)));
  const listening = async (host: string): Promise<number> => {
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    return (server.address() as AddressInfo).port;
  };
  const reachable = localNames().some((name) => /^\d+\./.test(name) && name !== '127.0.0.1');

  test('of this machine alone cannot be reached', async () => {
    expect(await reachablePorts([await listening('127.0.0.1')])).toEqual([]);
  });

  test('that is open to the network is found', async () => {
    const port = await listening('0.0.0.0');
    expect(await reachablePorts([port])).toEqual(reachable ? [port] : []);
  });
});
