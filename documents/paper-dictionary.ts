/** The whole data dictionary of a paper: the common tags, the answers of its forms, and its own facts. */
import { commonDictionary } from './common-tags.ts';
import type { Dictionary } from './dictionary.ts';
import { formDictionary, type PaperForm } from './form-answers.ts';
import { hiddenTags, type PaperCode, paperKinds } from './papers/catalogue.ts';

/** `forms` by form id, as they are in force; the first form of a paper comes before those answered earlier, its own facts before all. */
export function paperDictionary(code: PaperCode, forms: Readonly<Record<string, PaperForm>>): Dictionary {
  const kind = paperKinds[code];
  const asked = kind.forms.map((id) => formDictionary(forms[id] ?? {}, hiddenTags)).reverse();
  return Object.assign({}, commonDictionary, ...asked, kind.own) as Dictionary;
}
