/** docker-compose.yml repeats what the launcher tells the engine and the database: the two must not drift apart. */
import { readFile } from 'node:fs/promises';
import { INITDB_FLAGS } from '#launcher/database.ts';
import { engineEnvironment } from '#launcher/engine-settings.ts';

const ports = { gateway: 1, command: 2, internal: 3, rest: 4, management: 5 };
const settings = engineEnvironment({ data: '', ports, feedUrl: '', feedUser: '', feedPassword: '', clock: 'real' });

test('the exporter sends the same kinds of records', async () => {
  const compose = await readFile(new URL('../../docker-compose.yml', import.meta.url), 'utf8');
  const written = [...compose.matchAll(/^ {2}(ZEEBE_\w+_ARGS_(?:INDEX|BULK)_\w+): '(\w+)'$/gm)].map(
    ([, name, value]) => [name, value],
  );
  const wanted = Object.entries(settings).filter(([name]) => /_ARGS_(INDEX|BULK)_/.test(name));
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(wanted));
});

test('the database is made with the same encoding and order of letters', async () => {
  const compose = await readFile(new URL('../../docker-compose.yml', import.meta.url), 'utf8');
  expect(compose).toContain(`POSTGRES_INITDB_ARGS: ${INITDB_FLAGS.join(' ')}`);
});

test('only the proxy can be reached from outside: database, engine and feed lie in a network without a door', async () => {
  const compose = await readFile(new URL('../../docker-compose.yml', import.meta.url), 'utf8');
  const services = compose
    .slice(compose.indexOf('\nservices:'), compose.indexOf('\nconfigs:'))
    .split(/\n {2}(?=[\w-]+:\n)/);
  const open = services.filter((service) => /ports:|expose:|network_mode:|outside/.test(service));
  expect(open.map((service) => service.split(':')[0])).toEqual(['proxy']);
  expect(compose).toMatch(/^ {2}inside: \{ internal: true \}$/m);
  expect(compose.match(/^ {4}?networks: .*$/gm)?.filter((line) => line.includes('outside'))).toEqual([
    '    networks: [inside, outside]',
  ]);
});
