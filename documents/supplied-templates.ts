/** The templates that come with the system, built once a process from their sources beside this file. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { buildTemplate } from './build-template.ts';
import { paperCodes, type PaperCode, paperKinds } from './papers/catalogue.ts';

export type SuppliedTemplate = {
  readonly code: PaperCode;
  readonly title: string;
  readonly content: Buffer;
  readonly checksum: string;
};

let built: Promise<readonly SuppliedTemplate[]> | undefined;

export function suppliedTemplates(): Promise<readonly SuppliedTemplate[]> {
  built ??= Promise.all(paperCodes.map(build));
  return built;
}

async function build(code: PaperCode): Promise<SuppliedTemplate> {
  const source = await readFile(new URL(`./templates/${code}.txt`, import.meta.url), 'utf8');
  const content = Buffer.from(await buildTemplate(source));
  return { code, title: paperKinds[code].title, content, checksum: checksumOf(content) };
}

/** What tells one template's file from another's. */
export function checksumOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
