/** Fills a Word template with the facts of a paper. What people typed stays text: no tag and no markup in it is obeyed. */
import { TemplateHandler } from 'easy-template-x';
import type { Tags, TagValue } from './dictionary.ts';

/** The filled Word file. The facts must be those of the template's dictionary; a tag without a fact becomes empty. */
export async function fillTemplate(template: Uint8Array, facts: Tags): Promise<Buffer> {
  const handler = new TemplateHandler();
  return Buffer.from(await handler.process(Buffer.from(template), storableTags(facts) as Record<string, never>));
}

/** Characters that XML forbids would make the file unreadable; halves of a character as well. */
const unstorable = /[^\P{Cc}\t\n]|[\uFFFE\uFFFF]|\p{Surrogate}/gu;

function storable(value: TagValue): unknown {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n').replaceAll(unstorable, '');
  return typeof value === 'boolean' ? value : value.map(storableTags);
}

const storableTags = (tags: Tags): Record<string, unknown> =>
  Object.fromEntries(Object.entries(tags).map(([tag, value]) => [tag, storable(value)]));
