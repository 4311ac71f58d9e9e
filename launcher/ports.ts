/** Free loopback ports. Several are reserved together, so that two parts of one copy never get the same one. */
import { createServer, type Server } from 'node:net';
import { LauncherError } from './launcher-error.ts';

export const LOOPBACK = '127.0.0.1';

export async function isPortFree(port: number, host = LOOPBACK): Promise<boolean> {
  const server = await listen(port, host).catch(() => undefined);
  if (server) await close(server);
  return server !== undefined;
}

/** As many different free ports as asked for; all are held open until the last one is found. */
export async function findFreePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0, LOOPBACK)));
  const ports = servers.map(portOf);
  await Promise.all(servers.map(close));
  return ports;
}

export async function findFreePort(): Promise<number> {
  const [port] = await findFreePorts(1);
  if (port === undefined) throw new LauncherError('не нашлось ни одного свободного порта.');
  return port;
}

/** A port named by the operator must be free; without one the preferred port is taken if it is free, else any other. */
export async function choosePort(wanted: number | undefined, preferred?: number): Promise<number> {
  if (wanted !== undefined) {
    if (await isPortFree(wanted)) return wanted;
    throw new LauncherError(
      `порт ${wanted} уже занят другой программой.`,
      'освободите порт или укажите другой, например: PORT=3100 npm start.',
    );
  }
  if (preferred !== undefined && (await isPortFree(preferred))) return preferred;
  return findFreePort();
}

/** A port from an environment variable: absent or 0 means «any». */
export function parsePort(name: string, text: string | undefined): number | undefined {
  if (text === undefined || text === '' || text === '0') return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new LauncherError(`${name}=${text} — это не номер порта.`, 'укажите целое число от 1 до 65535.');
}

function listen(port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the probe server has no port');
  return address.port;
}
