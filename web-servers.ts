/**
 * The doors of people: HTTP at HOST:PORT and, with a certificate, HTTPS at TLS_HOST:TLS_PORT. A renewed certificate is taken up
 * without a restart.
 */
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import type { RequestListener, Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Certificate, createWebServer } from '#api/http-server.ts';
import type { Config } from '#config';

type WebServers = { readonly port: number; readonly stopListening: () => void; readonly endConnections: () => void };

const lookForNewCertificateMs = 60_000;

export async function openWebServers(config: Config, app: RequestListener): Promise<WebServers> {
  const plain = createWebServer(app);
  await listenOn(plain, config.PORT, config.HOST);
  const secure = await openSecure(config, app);
  const servers = [plain, ...(secure ? [secure.server] : [])];
  return {
    port: (plain.address() as AddressInfo).port,
    stopListening: () => {
      secure?.unwatch();
      for (const server of servers) {
        server.close();
        server.closeIdleConnections();
      }
    },
    endConnections: () => servers.forEach((server) => server.closeAllConnections()),
  };
}

async function openSecure(config: Config, app: RequestListener) {
  const { TLS_CERT_FILE: cert, TLS_KEY_FILE: key } = config;
  if (!cert || !key) return undefined;
  const server = createWebServer(app, readCertificate(cert, key)) as SecureServer;
  await listenOn(server, config.TLS_PORT, config.TLS_HOST);
  watchFile(cert, { interval: lookForNewCertificateMs, persistent: false }, () => renew(server, cert, key));
  return { server, unwatch: () => unwatchFile(cert) };
}

/** A certificate and key that do not fit each other (half replaced) change nothing: the next change is tried again. */
function renew(server: SecureServer, cert: string, key: string): void {
  try {
    server.setSecureContext(readCertificate(cert, key));
  } catch {
    return;
  }
}

function readCertificate(cert: string, key: string): Certificate {
  try {
    return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
  } catch (cause) {
    throw new Error(`Сертификат не читается: ${cert}, ${key}. Проверьте пути и права.`, { cause });
  }
}

function listenOn(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
