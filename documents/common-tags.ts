/** The facts that every paper has: its number and day, the centre, the case with its family, who accompanies and who signs. */
import type { CasePaperFacts } from '#domain/paper-facts.ts';
import type { Dictionary, TagsOf } from './dictionary.ts';
import { dayInWords } from './russian-dates.ts';

/** What the database knows of the case when the paper is issued; the day on which it was opened is that of the centre. */
export type CommonFacts = Omit<CasePaperFacts, 'openedAt'> & { readonly openedOn: string };
export type PaperIdentity = { readonly number: string; readonly issuedOn: string };

export const commonDictionary = {
  paperNumber: 'Номер бумаги в журнале',
  paperDate: 'Дата бумаги словами',
  centreName: 'Название центра',
  territoryName: 'Территория центра',
  caseNumber: 'Номер случая',
  caseOpenedOn: 'Когда открыт случай',
  familyName: 'Семья',
  familyAddress: 'Адрес семьи',
  familyChildren: {
    list: 'Дети семьи',
    rows: { childName: 'Имя ребёнка', childBirth: 'Дата рождения или возраст', childSchool: 'Где учится' },
  },
  childrenLine: 'Дети семьи одной строкой',
  familyParents: {
    list: 'Родители и другие взрослые',
    rows: { parentName: 'Имя взрослого', parentRelation: 'Кем приходится', parentWork: 'Место работы' },
  },
  parentsLine: 'Родители одной строкой',
  curatorName: 'Куратор случая',
  curatorPost: 'Должность куратора',
  headName: 'Заведующая отделением',
  headPost: 'Должность заведующей',
  signerName: 'Кто подписывает',
  signerPost: 'Должность того, кто подписывает',
} as const satisfies Dictionary;

const relations: Readonly<Record<string, string>> = {
  MOTHER: 'мать',
  FATHER: 'отец',
  STEP_PARENT: 'отчим или мачеха',
  GRANDPARENT: 'бабушка или дедушка',
  GUARDIAN: 'опекун',
  OTHER: 'другой взрослый',
};

/** The common facts as tags. */
export function commonTags(facts: CommonFacts, paper: PaperIdentity): TagsOf<typeof commonDictionary> {
  const children = facts.children.map((child) => ({
    childName: child.name,
    childBirth: bornText(child),
    childSchool: child.school,
  }));
  const parents = facts.parents.map(({ name, relation, work }) => ({
    parentName: name,
    parentRelation: relations[relation] ?? relation,
    parentWork: work,
  }));
  return {
    paperNumber: paper.number,
    paperDate: dayInWords(paper.issuedOn),
    centreName: facts.centre.name,
    territoryName: facts.centre.territory,
    caseNumber: facts.caseNumber,
    caseOpenedOn: dayInWords(facts.openedOn),
    familyName: facts.family.name,
    familyAddress: facts.family.address,
    familyChildren: children,
    childrenLine: children.map(({ childName, childBirth }) => withBrackets(childName, childBirth)).join('; '),
    familyParents: parents,
    parentsLine: parents.map(({ parentName, parentRelation }) => withBrackets(parentName, parentRelation)).join('; '),
    ...people(facts),
  };
}

function people({ curator, head, signer }: CommonFacts) {
  const signs = signer ?? head;
  return {
    curatorName: curator?.name ?? '',
    curatorPost: curator?.post ?? '',
    headName: head?.name ?? '',
    headPost: head?.post ?? '',
    signerName: signs?.name ?? '',
    signerPost: signs?.post ?? '',
  };
}

const withBrackets = (name: string, more: string): string => (more ? `${name} (${more})` : name);

function bornText({ birthDate, approxAge }: CommonFacts['children'][number]): string {
  if (birthDate) return `дата рождения ${dayInWords(birthDate)}`;
  return approxAge === null ? '' : `примерный возраст, лет: ${approxAge}`;
}
