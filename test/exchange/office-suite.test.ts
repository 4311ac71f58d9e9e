/** PDF by whatever office suite the machine has: found, asked one paper at a time, nothing left behind, a failure told. */
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findOfficeSuite } from '#exchange/office-suite.ts';

/** Writes down when it begins and ends and whose folder it works in, and makes a PDF of the document's own words. */
const program = (log: string, exit: number): string => `#!/bin/sh
echo "begin $$" >> ${log}
pwd >> ${log}.folders
for last in "$@"; do :; done
sleep 0.2
[ ${exit} -eq 0 ] && { printf '%%PDF-'; cat "$last"; } > "\${last%.docx}.pdf"
echo "end $$" >> ${log}
exit ${exit}
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'office-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function installed(exit = 0) {
  const file = path.join(folder, 'soffice');
  await writeFile(file, program(path.join(folder, 'log'), exit));
  await chmod(file, 0o755);
  const office = await findOfficeSuite([folder]);
  if (!office) throw new Error('the suite was not found');
  return office;
}
const lines = async (name: string) => (await readFile(path.join(folder, name), 'utf8')).trim().split('\n');

it('is undefined where there is none', async () => {
  expect(await findOfficeSuite([folder, path.join(folder, 'missing')])).toBeUndefined();
});

it('makes one paper after another and leaves no file behind', async () => {
  const office = await installed();
  const made = await Promise.all(['первая', 'вторая', 'третья'].map((words) => office.toPdf(Buffer.from(words))));
  expect(made.map(String)).toEqual(['%PDF-первая', '%PDF-вторая', '%PDF-третья']);
  const steps = (await lines('log')).map((line) => line.split(' ')[0]);
  expect(steps).toEqual(['begin', 'end', 'begin', 'end', 'begin', 'end']);
  for (const used of await lines('log.folders')) await expect(readdir(used)).rejects.toThrow('ENOENT');
});

it('a failure is told, and the next paper is made all the same', async () => {
  const office = await installed(1);
  await expect(office.toPdf(Buffer.from('один'))).rejects.toThrow('failed');
  await installed(0);
  expect(String(await office.toPdf(Buffer.from('два')))).toBe('%PDF-два');
});
