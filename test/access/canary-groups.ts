/**
 * To which group of a case's data each word of a furnished case belongs (domain/field-groups.ts). NUMBERS is the number of the
 * case itself, a date of birth counts as identity.
 */
import { type FieldGroup, fieldGroups, groupOf as groupOfForm } from '#domain/field-groups.ts';
import { type Canaries, createCanaries } from '#test/support/canaries.ts';
import { textFields } from '#test/support/text-fields.ts';

/** The word of a group in one case; the same word wherever the group has a place. */
export type Words = Readonly<Record<FieldGroup, string>> & { readonly bornOn: string };

/** Fields of forms that belong to another group than their form. */
const ofField: Readonly<Record<string, FieldGroup>> = {
  'receiveSignal.reporter': 'REPORTER',
  'receiveSignal.reporterContact': 'REPORTER',
  'receiveSignal.familyName': 'FAMILY_IDENTITY',
  'receiveSignal.children.name': 'FAMILY_IDENTITY',
  'receiveSignal.location': 'CONTACTS',
  'fieldVisit.parents.name': 'FAMILY_IDENTITY',
  'fieldVisit.children.name': 'FAMILY_IDENTITY',
  'fieldVisit.children.document': 'FAMILY_IDENTITY',
  'fieldVisit.children.school': 'CONTACTS',
  'fieldVisit.parents.work': 'CONTACTS',
  'fieldVisit.address': 'CONTACTS',
  'fieldVisit.placeOfStay': 'CONTACTS',
  'fieldVisit.health': 'HEALTH',
};
/** The group of a text field of a form that furnished cases are filled by. */
export function groupOf(field: string): FieldGroup {
  const [form = '', ...path] = field.split('.');
  if (!textFields[form]?.includes(path.join('.'))) throw new Error(`no such field: ${field}`);
  return ofField[field] ?? groupOfForm(form);
}

export type Planted = {
  readonly wordsOf: (place: string, bornOn: string) => Words;
  /** What the bytes tell, as `place:GROUP`. */
  readonly foundIn: (bytes: Buffer) => ReadonlySet<string>;
  /** Makes a text that was given elsewhere (the number of a case) tell a group of a place. */
  readonly watch: (place: string, group: FieldGroup, text: string) => void;
};

/** Words of all furnished cases of one test. */
export function plantWords(canaries: Canaries = createCanaries('letters')): Planted {
  return {
    wordsOf: (place, bornOn) => {
      canaries.plant(`${place}:FAMILY_IDENTITY`, bornOn);
      const words = fieldGroups.map((group) => [group, canaries.plant(`${place}:${group}`)]);
      return { ...(Object.fromEntries(words) as Record<FieldGroup, string>), bornOn };
    },
    foundIn: (bytes) => new Set(canaries.foundIn(bytes)),
    watch: (place, group, text) => void canaries.plant(`${place}:${group}:given`, text),
  };
}
