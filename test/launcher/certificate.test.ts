/** The own certificate: names every address of this machine, is trusted through its authority, renewed in time, and kept private. */
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createWebServer } from '#api/http-server.ts';
import { ensureCertificate, fingerprintOf, localNames } from '#launcher/certificate.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'seven-tls-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const day = 24 * 60 * 60_000;
const now = new Date('2026-11-23T10:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * day);

test('names this machine as it is reached, for about a year', async () => {
  const { cert } = await ensureCertificate(folder, {}, now);
  const known = new X509Certificate(await readFile(cert));
  for (const name of localNames()) expect([name, known.checkHost(name) ?? known.checkIP(name)]).toEqual([name, name]);
  expect(new Date(known.validTo).getTime() - now.getTime()).toBeLessThanOrEqual(398 * day);
  expect(known.ca).toBe(false);
});

test('lets a browser that trusts the authority in, and no other', async () => {
  const files = await ensureCertificate(folder, {});
  const pair = { cert: await readFile(files.cert, 'utf8'), key: await readFile(files.key, 'utf8') };
  const server = createWebServer((_request, response) => void response.end('ok'), pair);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ask = (more: https.RequestOptions) =>
    new Promise<string>((resolve) => {
      const request = https.get({ host: '127.0.0.1', port, agent: false, ...more }, (response) => {
        response.resume().on('end', () => resolve(String(response.statusCode)));
      });
      request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    });
  expect(await ask({ ca: await readFile(files.authority ?? '') })).toBe('200');
  expect(await ask({})).not.toBe('200');
  expect(await ask({ ca: await readFile(files.authority ?? ''), maxVersion: 'TLSv1.1', minVersion: 'TLSv1' })).not.toBe(
    '200',
  );
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('stays as it is until a month before its end, then is renewed under the same authority', async () => {
  const { cert, authority = '' } = await ensureCertificate(folder, {}, now);
  const [first, trusted] = [await fingerprintOf(cert), await fingerprintOf(authority)];
  await ensureCertificate(folder, {}, later(360));
  expect(await fingerprintOf(cert)).toBe(first);
  await ensureCertificate(folder, {}, later(370));
  expect(await fingerprintOf(cert)).not.toBe(first);
  expect(await fingerprintOf(authority)).toBe(trusted);
});

test('keeps its keys from other users', async () => {
  const { key } = await ensureCertificate(folder, {}, now);
  if (process.platform === 'win32') return;
  for (const file of [key, path.join(folder, 'tls', 'authority.key')]) expect((await stat(file)).mode & 0o077).toBe(0);
});

test('gives way to a certificate of the operator, which needs its key', async () => {
  const given = { TLS_CERT_FILE: path.join(folder, 'a.pem'), TLS_KEY_FILE: path.join(folder, 'a.key') };
  expect(await ensureCertificate(folder, given)).toEqual({ cert: given.TLS_CERT_FILE, key: given.TLS_KEY_FILE });
  await expect(ensureCertificate(folder, { TLS_CERT_FILE: 'a.pem' })).rejects.toThrow('TLS_KEY_FILE');
});
