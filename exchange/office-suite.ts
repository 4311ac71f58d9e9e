/**
 * LibreOffice without a screen, where the machine has one: Word → PDF, one paper at a time, each in a profile of its own that is
 * gone afterwards. Without it papers are Word files and printable pages.
 */
import { randomUUID } from 'node:crypto';
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';

export type OfficeSuite = { readonly toPdf: (word: Uint8Array) => Promise<Buffer> };

const names = ['soffice', 'libreoffice'];
const usualPlaces = ['/usr/bin', '/usr/local/bin', '/opt/libreoffice/program', '/snap/bin'];
const longestMs = 60_000;
/** Waiting papers beyond this many are refused: whoever asks tries again. */
const mostWaiting = 20;

/** The office suite of this machine; undefined when there is none. */
export async function findOfficeSuite(folders = searchedFolders()): Promise<OfficeSuite | undefined> {
  for (const candidate of folders.flatMap((folder) => names.map((name) => path.join(folder, name)))) {
    const found = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return officeSuite(candidate);
  }
  return undefined;
}

function searchedFolders(): readonly string[] {
  const named = (process.env['PATH'] ?? '').split(path.delimiter);
  return [...named.filter((one) => one !== ''), ...usualPlaces];
}

function officeSuite(program: string): OfficeSuite {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    toPdf: async (word) => {
      if (waiting >= mostWaiting) throw new Error('Too many papers wait for the office suite');
      waiting += 1;
      const turn = last.then(() => convert(program, word));
      last = turn.catch(() => undefined);
      return turn.finally(() => (waiting -= 1));
    },
  };
}

async function convert(program: string, word: Uint8Array): Promise<Buffer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'paper-'));
  try {
    const name = randomUUID();
    await writeFile(path.join(folder, `${name}.docx`), word, { mode: 0o600 });
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
    const quiet = ['--headless', '--norestore', '--nolockcheck', '--nodefault'];
    await execa(program, [profile, ...quiet, '--convert-to', 'pdf', '--outdir', folder, `${name}.docx`], {
      cwd: folder,
      timeout: longestMs,
      stdio: 'ignore',
    });
    return await readFile(path.join(folder, `${name}.pdf`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
