/**
 * The certificate with which tablets on the local network come by HTTPS: the operator's (TLS_CERT_FILE, TLS_KEY_FILE) or an own
 * one, signed by an own authority that each tablet is told to trust once. Both lie in the state folder.
 */
import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { generate } from 'selfsigned';
import { LauncherError } from './launcher-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;
export type TlsFiles = { readonly cert: string; readonly key: string; readonly authority?: string };
type Wanted = { readonly folder: string; readonly names: readonly string[]; readonly now: Date };

const dayMs = 24 * 60 * 60_000;
const authorityDays = 3650;
/** Tablets refuse server certificates that hold for longer than 398 days. */
const certificateDays = 397;
const renewDaysBefore = 30;

/** The operator's files, or the own ones, made or renewed where needed. */
export async function ensureCertificate(
  folder: string,
  env: Environment = process.env,
  now = new Date(),
): Promise<TlsFiles> {
  const { TLS_CERT_FILE: cert, TLS_KEY_FILE: key } = env;
  if (cert && key) return { cert: path.resolve(cert), key: path.resolve(key) };
  if (cert || key) {
    throw new LauncherError(
      'задан только один из файлов TLS_CERT_FILE и TLS_KEY_FILE.',
      'укажите сертификат и его ключ.',
    );
  }
  return ownCertificate({ folder: path.join(folder, 'tls'), names: localNames(), now });
}

/** What this machine is called on its network. */
export function localNames(): readonly string[] {
  const addresses = Object.values(os.networkInterfaces())
    .flatMap((of) => of ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .map(({ address }) => address);
  return [...new Set(['localhost', os.hostname().toLowerCase(), '127.0.0.1', '::1', ...addresses])];
}

/** As people compare it on the screens of the server and of the tablet. */
export async function fingerprintOf(file: string): Promise<string> {
  return new X509Certificate(await readFile(file)).fingerprint256;
}

async function ownCertificate(wanted: Wanted): Promise<TlsFiles> {
  const place = (name: string): string => path.join(wanted.folder, name);
  const files = { cert: place('server.pem'), key: place('server.key'), authority: place('authority.crt') };
  await mkdir(wanted.folder, { recursive: true, mode: 0o700 });
  const authority = await readPair(files.authority, place('authority.key'));
  const signer = authority && !endsSoon(authority.cert, wanted.now) ? authority : await makeAuthority(wanted);
  if (signer !== authority) await writePair(files.authority, place('authority.key'), signer);
  const known = await readPair(files.cert, files.key);
  if (known && signer === authority && isGood(known.cert, wanted)) return files;
  await writePair(files.cert, files.key, await makeCertificate(wanted, signer));
  return files;
}

type Pair = { readonly cert: string; readonly key: string };

function isGood(cert: string, { names, now }: Wanted): boolean {
  const known = new X509Certificate(cert);
  return !endsSoon(cert, now) && names.every((name) => known.checkHost(name) ?? known.checkIP(name));
}

function endsSoon(cert: string, now: Date): boolean {
  return new Date(new X509Certificate(cert).validTo).getTime() - now.getTime() < renewDaysBefore * dayMs;
}

const until = (now: Date, days: number): { notBeforeDate: Date; notAfterDate: Date } => ({
  notBeforeDate: new Date(now.getTime() - dayMs),
  notAfterDate: new Date(now.getTime() + days * dayMs),
});

async function makeAuthority({ now }: Wanted): Promise<Pair> {
  const name = `Семь шагов, ${os.hostname()}, ${now.toISOString().slice(0, 10)}`;
  const made = await generate([{ name: 'commonName', value: name.replaceAll(',', '') }], {
    ...until(now, authorityDays),
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { cert: made.cert, key: made.private };
}

async function makeCertificate({ names, now }: Wanted, authority: Pair): Promise<Pair> {
  const made = await generate([{ name: 'commonName', value: 'seven-steps' }], {
    ...until(now, certificateDays),
    keyType: 'ec',
    algorithm: 'sha256',
    ca: authority,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: names.map(altName) },
    ],
  });
  return { cert: made.cert, key: made.private };
}

const altName = (name: string): { type: 7; ip: string } | { type: 2; value: string } =>
  /^[\d.]+$|:/.test(name) ? { type: 7, ip: name } : { type: 2, value: name };

async function readPair(certFile: string, keyFile: string): Promise<Pair | undefined> {
  const [cert, key] = await Promise.all([certFile, keyFile].map((file) => readFile(file, 'utf8').catch(() => '')));
  return cert && key ? { cert, key } : undefined;
}

/** The key first: who watches the certificate finds both new. */
async function writePair(certFile: string, keyFile: string, { cert, key }: Pair): Promise<void> {
  for (const [file, text, mode] of [
    [keyFile, key, 0o600],
    [certFile, cert, 0o644],
  ] as const) {
    await writeFile(`${file}.part`, text, { mode });
    await rename(`${file}.part`, file);
  }
}
