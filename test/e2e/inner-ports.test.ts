/** Database, engine and feed of a running copy answer this machine alone, and the feed only to those who know its password. */
import { readdir, readFile } from 'node:fs/promises';
import { reachablePorts } from '#launcher/security.ts';
import { sharedStack } from '#test/support/shared-stack.ts';

const stack = sharedStack();
const portOf = (address: string): number => Number(new URL(address.replace(/^\w+:/, 'http:')).port);
const { engine } = stack;
const inner = [stack.ownerUrl, stack.feedUrl, engine.grpcAddress, engine.restAddress, engine.managementAddress].map(
  portOf,
);

test('no inner port can be reached over the network', async () => {
  expect(inner.every((port) => port > 0)).toBe(true);
  expect(await reachablePorts(inner)).toEqual([]);
});

/** Addresses on which this machine listens for a port, as the kernel tells them. */
async function listeners(port: number): Promise<readonly string[]> {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  );
  const lines = tables
    .join('\n')
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return lines
    .filter(([, local = '', , state]) => local.endsWith(`:${hex}`) && state === '0A')
    .map(([, local = '']) => local.split(':')[0] ?? '');
}

test('each of them listens on the loopback address only', async () => {
  if (!(await readdir('/proc/net').catch((): string[] => [])).includes('tcp')) return;
  const loopback = /^(0100007F|0000000000000000FFFF00000100007F|00000000000000000000000001000000)$/;
  for (const port of inner) {
    const found = await listeners(port);
    expect({ port, listens: found.length > 0, elsewhere: found.filter((address) => !loopback.test(address)) }).toEqual({
      port,
      listens: true,
      elsewhere: [],
    });
  }
});

test('the feed, its clock and the database refuse who does not know their passwords', async () => {
  const wrong = { authorization: `Basic ${Buffer.from('epoch-x:wrong').toString('base64')}` };
  for (const path of ['/_bulk', '/clock/advance', '/']) {
    for (const headers of [{}, wrong]) {
      expect((await fetch(`${stack.feedUrl}${path}`, { method: 'POST', headers, body: '{}' })).status).toBe(401);
    }
  }
});
