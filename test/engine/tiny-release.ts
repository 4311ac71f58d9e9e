/** The small diagrams that the recording was made with, as a release. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReleaseResource } from '#store/releases-store.ts';

const KINDS: Readonly<Record<string, ReleaseResource['kind']>> = { '.bpmn': 'bpmn', '.dmn': 'dmn', '.form': 'form' };

export function tinyResources(): ReleaseResource[] {
  const folder = fileURLToPath(new URL('./fixtures/', import.meta.url));
  return readdirSync(folder).flatMap((name) => {
    const kind = KINDS[path.extname(name)];
    return kind ? [{ name, kind, content: readFileSync(path.join(folder, name), 'utf8'), checksum: name }] : [];
  });
}
