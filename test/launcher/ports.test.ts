/** Ports: a taken one given by the operator is an error, otherwise a free one is found. */
import { createServer, type Server } from 'node:net';
import { choosePort, findFreePorts, parsePort } from '#launcher/ports.ts';

let server: Server;
let taken: number;

beforeEach(async () => {
  [taken] = (await findFreePorts(1)) as [number];
  server = createServer();
  await new Promise<void>((resolve) => server.listen(taken, '127.0.0.1', resolve));
});

afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

test('a port of the operator that is taken is an error with a remedy', async () => {
  await expect(choosePort(taken)).rejects.toMatchObject({
    message: expect.stringContaining(`порт ${taken} уже занят`),
    remedy: expect.stringContaining('PORT='),
  });
});

test('a preferred port that is taken gives way to a free one', async () => {
  const port = await choosePort(undefined, taken);
  expect(port).not.toBe(taken);
});

test('ports found together are different', async () => {
  const ports = await findFreePorts(8);
  expect(new Set(ports).size).toBe(8);
});

test.each(['abc', '-1', '70000', '30.5'])('PORT=%s is refused', (text) => {
  expect(() => parsePort('PORT', text)).toThrow(`PORT=${text}`);
});

test.each([undefined, '', '0'])('PORT=%s means any', (text) => {
  expect(parsePort('PORT', text)).toBeUndefined();
});
