/** Fills each form as its person would: from what the form is opened with, the invented family and the present moment. */
import type { FormId, FormSubmissions } from '#generated/form-types.ts';
import { familyFactors, noThreats } from './assessment-pictures.ts';
import { consiliumFillers } from './consilium-answers.ts';
import { emergencyFillers, knownFacts } from './emergency-answers.ts';
import { type Filler, type Known, minute, type Moment, rows, text } from './filler.ts';
import type { InventedFamily } from './invented-families.ts';
import { supportFillers } from './support-answers.ts';

const later = (moment: string, hours: number): string =>
  minute(new Date(Date.parse(moment) + hours * 3_600_000).toISOString());
const receiveSignal: Filler<'receiveSignal'> = (known, family) => {
  const opened = known as unknown as FormSubmissions['receiveSignal'];
  return {
    receivedAt: minute(opened.receivedAt),
    channel: opened.channel,
    source: opened.source,
    sourceOrganisation: '',
    reporter: text(opened.reporter, family.reporter),
    reporterContact: '',
    familyName: opened.familyName,
    location: opened.location,
    children: (opened.children ?? []).map(({ name, approxAge }) => ({ name, approxAge })),
    reason: opened.reason,
    facts: opened.facts,
    dangerNow: opened.dangerNow,
    injury: opened.injury,
    childUnder7Unattended: opened.childUnder7Unattended,
    adultAcuteState: opened.adultAcuteState,
    suspectedAbuse: opened.suspectedAbuse,
    ...knownFacts(known),
    signalDecision: 'ACCEPT',
    decisionReason: '',
  };
};

const formTeam: Filler<'formTeam'> = (known, _family, { now }, turn) => {
  const curators = rows(known['curators']);
  const emergency = known['urgencyProposed'] === 'EMERGENCY';
  return {
    urgency: known['urgencyProposed'] as FormSubmissions['formTeam']['urgency'],
    downgradeReason: '',
    curatorId: text(curators[turn % curators.length]?.['value']),
    members: [
      { name: 'Специалист по социальной работе', agency: 'CENTRE' },
      ...(emergency ? ([{ name: 'Инспектор ПДН', agency: 'POLICE' }] as const) : []),
    ],
    removalPossible: 'NO',
    departureAt: minute(now),
    transport: 'Машина центра',
  };
};

const fieldVisit: Filler<'fieldVisit'> = (known, family, { now }) => {
  const parents: FormSubmissions['fieldVisit']['parents'] = [
    { name: family.mother, relation: 'MOTHER', birthDate: null, work: 'временные заработки' },
    ...(family.father ? [{ name: family.father, relation: 'FATHER', birthDate: null, work: '' } as const] : []),
  ];
  const born = new Map(family.children.map(({ name, birthDate }) => [name, birthDate]));
  return {
    arrivedAt: minute(now),
    visitResult: 'VISITED',
    personsSeen: [family.mother, ...family.children.map(({ name }) => name)].join(', '),
    childSeen: 'YES',
    childSeenAlone: 'YES',
    address: text(known['address'], family.address),
    placeOfStay: '',
    parents,
    children: rows(known['children']).map((child) => ({
      name: text(child['name']),
      birthDate: born.get(text(child['name'])) ?? null,
      document: 'свидетельство о рождении',
      school: family.school,
    })),
    health: '',
    care: 'Дети накормлены, режима дня нет',
    relations: 'Дети привязаны к матери',
    housing: 'Две комнаты, тепло, требуется уборка',
    income: 'Пособие и временные заработки',
    conclusions: 'Семье нужна помощь',
  };
};

/** Only what the form shows without access. */
function noAccess(now: string, visitResult: 'NO_ACCESS' | 'ADDRESS_WRONG'): FormSubmissions['fieldVisit'] {
  const accessNote = visitResult === 'NO_ACCESS' ? 'Дверь не открыли' : 'Семья по адресу не проживает';
  return { arrivedAt: minute(now), visitResult, accessNote, nextAttemptAt: later(now, 2) };
}

const requestPoliceEntry: Filler<'requestPoliceEntry'> = (_known, _family, { now }) => ({
  requestedAt: minute(now),
  policeUnit: 'Отдел полиции по г. Уварово',
  officerPost: 'дежурный',
  outcome: 'ENTRY_TOGETHER',
  note: '',
});

const calmChild = { C1: '1', C2: '0', C3: '0', C4: '0', C5: '1', C6: '0', C7: '0' } as const;
const assess: Filler<'assess'> = (known, _family, { today }) => ({
  safety: noThreats,
  children: rows(known['familyChildren']).map(({ value }) => ({ childId: text(value), ...calmChild })),
  family: familyFactors({}),
  potential: { problemRecognition: '1', motivation: '1', skills: '1', resources: '1', support: '1' },
  reaction: 'CALM',
  strengths: 'Мать любит детей и готова принять помощь',
  participants: 'Куратор, психолог, мать',
  actSignedOn: today,
  urgentServices: '',
  dataGapAccepted: false,
});

const sortOut: Filler<'sortOut'> = () => ({ resolution: 'DONE', note: 'Просмотрено, учтено в работе со случаем' });

const fillers: { readonly [Id in FormId]: Filler<Id> } = {
  receiveSignal,
  formTeam,
  fieldVisit,
  requestPoliceEntry,
  assess,
  ...emergencyFillers,
  ...consiliumFillers,
  ...supportFillers,
  sortOut,
};

/** What is needed to fill a form; `turn` spreads cases over the curators. */
export type Filling = {
  readonly known: Known;
  readonly family: InventedFamily;
  readonly moment: Moment;
  readonly turn: number;
};

/** The submission of a form; `given` is what the life answers differently. */
export function fillForm<Id extends FormId>(form: Id, given: Partial<FormSubmissions[Id]>, filling: Filling): Known {
  const { known, family, moment, turn } = filling;
  const visit = (given as Partial<FormSubmissions['fieldVisit']>).visitResult;
  if (form === 'fieldVisit' && visit && visit !== 'VISITED') return { ...noAccess(moment.now, visit), ...given };
  return { ...fillers[form](known, family, moment, turn), ...given };
}
