/** Every deed that the source writes into the audit has its Russian words. */
import { readdir, readFile } from 'node:fs/promises';
import { auditTitle } from '#domain/audit-words.ts';

const rooms = ['actions', 'api', 'store', 'workers', 'watchdog'];

async function sources(): Promise<string[]> {
  const files = await Promise.all(
    rooms.map(async (room) => {
      const folder = new URL(`../../${room}/`, import.meta.url);
      const names = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
      return Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
    }),
  );
  return files.flat().filter((text) => /writeAudit|readingCase|noteAdministration/.test(text));
}

test('each code beside `action` has words', async () => {
  const codes = (await sources()).flatMap((text) =>
    [...text.matchAll(/action: '([A-Z]+_[A-Z_]+)'/g)].map(([, code]) => code!),
  );
  expect(codes.length).toBeGreaterThan(20);
  expect([...new Set(codes)].filter((code) => auditTitle(code) === undefined)).toEqual([]);
});
