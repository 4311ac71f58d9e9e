/**
 * A case with something in every table that holds something of a case, each text with the word of its group: what people
 * do by the actions themselves, what lies off that road by rows.
 */
import { randomUUID } from 'node:crypto';
import type { FormId, FormSubmissions } from '#generated/form-types.ts';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import { addPart, answer, type Casework, CENTRE, EPOCH, idOf, register } from '#test/support/casework.ts';
import { passed } from '#test/support/emergency-case.ts';
import { activate } from '#test/support/supported-case.ts';
import { fillTexts } from '#test/support/text-fields.ts';
import { groupOf, type Words } from './canary-groups.ts';
import { furnishRecords } from './furnished-records.ts';

/** Who works at the centre of a case, and which body is told of it. */
export type Office = {
  readonly centreId: string;
  readonly duty: string;
  readonly curator: string;
  readonly head: string;
  readonly informed: string;
};
export const uvarovo: Office = {
  centreId: CENTRE,
  duty: 'duty',
  curator: 'curator',
  head: 'head',
  informed: 'education-uvarovo',
};
export const rzhaksa: Office = {
  centreId: 'centre-rzhaksa',
  duty: 'head2',
  curator: 'head2',
  head: 'head2',
  informed: 'education-rzhaksa',
};

export type Furnished = {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly familyId: string;
  readonly childId: string;
  readonly childName: string;
  readonly planPart: string;
  readonly submissions: Readonly<Partial<Record<FormId, string>>>;
  readonly incidentKey: string;
  readonly breakGlassId: string;
  readonly absenceId: string;
  readonly invitationId: string;
  readonly familyName: string;
  readonly noticeId: string;
  readonly measureId: string;
  readonly paperId: string;
  readonly reporterPaperId: string;
  readonly alarmId: string;
  readonly runningClock: string;
  readonly pausedClock: string;
};

/** The case lived through its steps to the programme, as the office does it; `words` stand in all its texts. */
export async function furnishCase(casework: Casework, words: Words, office: Office): Promise<Furnished> {
  const { owner } = casework;
  const { caseId, caseNumber } = await registered(casework, words, office);
  await throughSteps(casework, caseId, words, office);
  const planPart = await programme(casework, caseId, words, office);
  await owner('tasks').where({ case_id: caseId }).whereNotNull('answered_at').update({ state: 'COMPLETED' });
  const { family_id: familyId } = await owner('cases').where({ id: caseId }).first('family_id');
  const child = await owner('children').where({ family_id: familyId }).first('id', 'name');
  const records = await furnishRecords(casework, { caseId, caseNumber, childId: child.id, planPart, ...office }, words);
  const { id: measureId } = await owner('plan_measures').where({ case_id: caseId }).first('id');
  const handedIn: { form_id: FormId; id: string }[] = await owner('submissions').where({ case_id: caseId });
  const submissions = Object.fromEntries(handedIn.map(({ form_id: formId, id }) => [formId, id]));
  return {
    caseId,
    caseNumber,
    familyId,
    childId: child.id,
    childName: child.name,
    planPart,
    submissions,
    measureId,
    familyName: words.FAMILY_IDENTITY,
    ...records,
  };
}

function registered(casework: Casework, words: Words, { duty, centreId }: Office) {
  const signal = {
    reporter: words.REPORTER,
    familyName: words.FAMILY_IDENTITY,
    children: [{ name: words.FAMILY_IDENTITY, approxAge: 6 }],
    location: words.CONTACTS,
    facts: words.ASSESSMENT,
  };
  return register(casework, signal, { login: duty, centreId });
}

async function throughSteps(casework: Casework, caseId: string, words: Words, office: Office): Promise<void> {
  const { owner } = casework;
  const give = async <Id extends FormId>(formId: Id, login: string, change: Partial<FormSubmissions[Id]> = {}) => {
    const data = { ...fillTexts(formId, VALID[formId].answers, (field) => words[groupOf(field)]), ...change };
    await answer(casework, { caseId, formId, login }, data as FormSubmissions[Id]);
  };
  await give('receiveSignal', office.duty);
  await owner('cases').where({ id: caseId }).update({ step: 2, urgency: 'URGENT' });
  await give('formTeam', office.head, { urgency: 'URGENT', curatorId: idOf(casework, office.curator) });
  await owner('cases').where({ id: caseId }).update({ step: 3 });
  await give('fieldVisit', office.curator, {
    parents: [{ name: words.FAMILY_IDENTITY, relation: 'MOTHER', birthDate: words.bornOn, work: words.CONTACTS }],
    children: [
      {
        name: words.FAMILY_IDENTITY,
        birthDate: words.bornOn,
        document: words.FAMILY_IDENTITY,
        school: words.CONTACTS,
      },
    ],
    health: words.HEALTH,
  });
  await owner('cases').where({ id: caseId }).update({ step: 4 });
  await give('assess', office.curator);
}

/** The programme is in force, patronage runs beside the case, and one visit was made. */
async function programme(casework: Casework, caseId: string, words: Words, office: Office): Promise<string> {
  const { owner } = casework;
  await owner('cases').where({ id: caseId }).update({ step: 7, risk_level: 'MEDIUM', decision: 'OPEN_CASE' });
  const planPart = await addPart(casework, caseId, 'rehab-plan');
  const give = async (formId: 'draftPlan' | 'approvePlan' | 'homeVisit', login: string, partId: string) => {
    const data = fillTexts(formId, VALID[formId].answers, (field) => words[groupOf(field)]);
    await answer(casework, { caseId, formId, login, partId }, data as FormSubmissions[typeof formId]);
  };
  await give('draftPlan', office.curator, planPart);
  await give('approvePlan', office.head, planPart);
  await activate(casework, caseId, planPart);
  const seated = { epoch: EPOCH, instance_key: randomUUID() };
  const part = owner('case_parts').where({ case_id: caseId, process_id: 'patronage' }).update(seated).returning('id');
  const [{ id: patronage }] = await part;
  await give('homeVisit', office.curator, patronage);
  await passed(casework, caseId, 'planVisit', patronage);
  return planPart;
}
