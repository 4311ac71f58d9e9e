/** What `npm run doctor` finds insecure in the settings and files of this copy, each with what to do about it. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { withSecretFiles } from '#config';
import { localNames } from './certificate.ts';
import type { Finding } from './finding.ts';
import { readRunRecord } from './run-record.ts';
import { stateFolder } from './state-folder.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const dayMs = 24 * 60 * 60_000;
const soonDays = 14;
const connectMs = 1_000;
const here = new Set(['', 'localhost', '127.0.0.1', '::1', '[::1]']);

const finding = (level: Finding['level'], text: string, remedy: string): Finding => ({
  name: 'security',
  level,
  text,
  remedy,
});

export async function checkSecurity(given: Environment): Promise<Finding[]> {
  try {
    const found = await allFindings(withSecretFiles(given));
    return found.length > 0 ? found : [{ name: 'security', level: 'ok', text: 'безопасность: замечаний нет' }];
  } catch (error) {
    return [finding('stop', (error as Error).message, 'исправьте переменные окружения')];
  }
}

async function allFindings(env: Environment): Promise<Finding[]> {
  const settings = [...secretFindings(env), ...networkFindings(env), ...serverFindings(env)];
  return [...settings, ...(await certificateFindings(env)), ...(await fileFindings(env)), ...(await portFindings(env))];
}

function secretFindings({ APP_SECRET: secret }: Environment): Finding[] {
  if (!secret || (secret.length >= 32 && new Set(secret).size >= 10)) return [];
  const remedy = 'задайте случайный, например: openssl rand -hex 32 (и храните его в файле, APP_SECRET_FILE)';
  return [finding(secret.length < 32 ? 'stop' : 'warning', 'APP_SECRET слишком прост, его можно угадать', remedy)];
}

function networkFindings(env: Environment): Finding[] {
  const found: Finding[] = [];
  const secure = Boolean(env['TLS_CERT_FILE']) || env['HTTPS'] === 'true';
  const open = !here.has(env['HOST'] ?? '');
  if (open && !secure) {
    const remedy = 'уберите HOST и запускайте npm start -- --tls либо поставьте впереди прокси с HTTPS';
    found.push(finding('warning', `HOST=${env['HOST']}: пароли и дела идут по сети без шифрования`, remedy));
  }
  if ((open || secure) && env['DEMO'] === 'true') {
    const remedy = 'уберите DEMO=true там, где работают с настоящими семьями';
    found.push(finding('warning', 'открыты демонстрационные учётные записи с общеизвестным паролем', remedy));
  }
  if (env['HTTPS'] === 'true' && !env['TRUSTED_PROXIES']) {
    const text = 'HTTPS=true без TRUSTED_PROXIES: ограничения по адресу считают прокси, а не людей';
    found.push(finding('warning', text, 'задайте TRUSTED_PROXIES, например loopback или 10.0.0.0/8'));
  }
  return found;
}

/** Servers of the operator's own elsewhere in the network. */
function serverFindings(env: Environment): Finding[] {
  const found: Finding[] = [];
  const [database, engine, feed] = [
    hostOf(env['DATABASE_URL']),
    hostOf(env['ZEEBE_GRPC_ADDRESS']),
    env['FEED_HOST'] ?? '',
  ];
  if (!here.has(database) && !/sslmode=(require|verify)/.test(env['DATABASE_URL'] ?? '')) {
    found.push(
      finding('warning', 'соединение с базой данных не шифруется', 'добавьте к DATABASE_URL ?sslmode=verify-full'),
    );
  }
  if (!here.has(engine)) {
    const remedy = 'порты движка (26500, 8080, 9600) должны быть доступны только приложению: закройте их от остальных';
    found.push(finding('warning', `движок Zeebe на ${engine} не спрашивает пароля`, remedy));
  }
  if (!here.has(feed)) {
    const remedy = 'оставьте FEED_HOST пустым или закройте порт ленты от всех, кроме движка';
    found.push(finding('warning', `лента событий слушает сеть (FEED_HOST=${feed})`, remedy));
  }
  return found;
}

const hostOf = (address: string | undefined): string =>
  address && URL.canParse(address) ? new URL(address.replace(/^\w+:/, 'http:')).hostname : '';

async function certificateFindings(env: Environment): Promise<Finding[]> {
  const { TLS_CERT_FILE: certFile, TLS_KEY_FILE: keyFile } = env;
  if (!certFile && !keyFile) return [];
  const [cert, key] = await Promise.all(
    [certFile, keyFile].map((file) => readFile(file ?? '', 'utf8').catch(() => '')),
  );
  try {
    const known = new X509Certificate(cert ?? '');
    if (!known.checkPrivateKey(createPrivateKey(key ?? ''))) throw new Error('the key is of another certificate');
    const days = Math.floor((new Date(known.validTo).getTime() - Date.now()) / dayMs);
    if (days >= soonDays) return [];
    const text = days < 0 ? 'сертификат TLS истёк' : `сертификат TLS истекает через ${days} дн.`;
    return [finding(days < 0 ? 'stop' : 'warning', text, 'получите новый и замените файлы: перезапуск не нужен')];
  } catch {
    return [
      finding(
        'stop',
        'сертификат TLS и его ключ не читаются или не подходят друг другу',
        'проверьте TLS_CERT_FILE и TLS_KEY_FILE',
      ),
    ];
  }
}

/** Files with secrets that other users of this machine could read. */
async function fileFindings(env: Environment): Promise<Finding[]> {
  const folder = await stateFolder(env);
  const own = ['secret', 'keys.json', path.join('tls', 'server.key'), path.join('tls', 'authority.key')];
  const given = ['APP_SECRET_FILE', 'DATABASE_URL_FILE', 'KEY_RING_FILE', 'TLS_KEY_FILE'].flatMap(
    (name) => env[name] ?? [],
  );
  const found: Finding[] = [];
  for (const file of [...own.map((name) => path.join(folder, name)), ...given]) {
    const known = await stat(file).catch(() => undefined);
    if (!known && file === env['KEY_RING_FILE']) {
      found.push(
        finding('stop', `файла ключей нет: ${file}`, 'верните его из копии или создайте: npm run admin -- rotate-keys'),
      );
    }
    if (known && process.platform !== 'win32' && (known.mode & 0o077) !== 0) {
      found.push(
        finding(
          'warning',
          `файл с секретом могут прочесть другие пользователи: ${file}`,
          `выполните chmod 600 ${file}`,
        ),
      );
    }
  }
  return found;
}

async function portFindings(env: Environment): Promise<Finding[]> {
  const record = await readRunRecord(await stateFolder(env));
  const open = await reachablePorts(Object.values(record?.ports ?? {}));
  return open.map((port) =>
    finding(
      'warning',
      `внутренний порт ${port} доступен из сети`,
      'закройте его межсетевым экраном и уберите FEED_HOST',
    ),
  );
}

/** Those of the ports that answer at an address of this machine that others can reach. */
export async function reachablePorts(ports: readonly number[]): Promise<readonly number[]> {
  const addresses = localNames().filter((name) => /^[\d.]+$|:/.test(name) && !here.has(name));
  const open = await Promise.all(
    ports.map(async (port) => (await Promise.all(addresses.map((address) => answers(port, address)))).includes(true)),
  );
  return ports.filter((_port, index) => open[index]);
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: connectMs });
    const end = (answered: boolean): void => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
