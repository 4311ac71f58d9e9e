/** Settings: read once, frozen; what is missing or wrong stops the start by its name. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readConfig } from '#config';

const fine = {
  DATABASE_URL: 'postgres://owner@127.0.0.1/db',
  APP_SECRET: 'x'.repeat(32),
  ZEEBE_GRPC_ADDRESS: 'grpc://127.0.0.1:26500',
  ZEEBE_REST_ADDRESS: 'http://127.0.0.1:8080',
};

describe('settings', () => {
  it('have quiet defaults: own machine only, real clock, no demonstration', () => {
    expect(readConfig(fine)).toMatchObject({
      HOST: '127.0.0.1',
      CLOCK: 'real',
      DEMO: false,
      HTTPS: false,
      LOG_LEVEL: 'info',
    });
  });

  it('are frozen', () => {
    expect(Object.isFrozen(readConfig(fine))).toBe(true);
  });

  it('name every missing variable at once', () => {
    expect(() => readConfig({})).toThrow(/DATABASE_URL, APP_SECRET, ZEEBE_GRPC_ADDRESS, ZEEBE_REST_ADDRESS/);
  });

  it.each([
    ['APP_SECRET', 'short'],
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['CLOCK', 'fast'],
    ['DEMO', 'maybe'],
    ['ZEEBE_REST_ADDRESS', 'not an address'],
    ['NODE_ENV', 'staging'],
  ])('refuse %s = %s by the name of the variable and never quote the value of a secret', (name, value) => {
    const read = () => readConfig({ ...fine, [name]: value });
    expect(read).toThrow(new RegExp(`: ${name}\\.`));
    expect(read).not.toThrow(/short/);
  });

  it('refuse a controlled clock in production', () => {
    expect(() => readConfig({ ...fine, NODE_ENV: 'production', CLOCK: 'controlled' })).toThrow(/CLOCK=controlled/);
    expect(readConfig({ ...fine, NODE_ENV: 'test', CLOCK: 'controlled' }).CLOCK).toBe('controlled');
  });

  it('refuse a certificate without its key', () => {
    expect(() => readConfig({ ...fine, TLS_CERT_FILE: 'cert.pem' })).toThrow(/TLS_KEY_FILE/);
  });

  it('know the proxies in front by a list', () => {
    expect(readConfig({ ...fine, TRUSTED_PROXIES: 'loopback, 10.0.0.0/8,' }).TRUSTED_PROXIES).toEqual([
      'loopback',
      '10.0.0.0/8',
    ]);
  });
});

describe('secrets', () => {
  const { APP_SECRET: _secret, ...rest } = fine;
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'seven-secrets-'));
    file = path.join(folder, 'secret');
    writeFileSync(file, `${'s'.repeat(40)}\n`);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('may stand in files of their own', () => {
    expect(readConfig({ ...rest, APP_SECRET_FILE: file }).APP_SECRET).toBe('s'.repeat(40));
  });

  it('come from one place only, and a file that is not there is named', () => {
    expect(() => readConfig({ ...fine, APP_SECRET_FILE: file })).toThrow(/APP_SECRET_FILE/);
    expect(() => readConfig({ ...rest, APP_SECRET_FILE: path.join(folder, 'none') })).toThrow(/none/);
  });
});
