/**
 * Seven furnished cases of two centres, so that every role has a case of its own, one of the same centre, one of another
 * territory and one that is closed.
 */
import { randomUUID } from 'node:crypto';
import type { RoleCode } from '#domain/roles.ts';
import type { FormId } from '#generated/form-types.ts';
import { addTask, type Casework, idOf } from '#test/support/casework.ts';
import { loginOf } from '#test/support/role-logins.ts';
import { type Planted, plantWords } from './canary-groups.ts';
import { type Furnished, furnishCase, rzhaksa, uvarovo } from './furnished-case.ts';

export const situations = ['ownCase', 'sameCentre', 'otherTerritory', 'closedCase'] as const;
export type Situation = (typeof situations)[number];
const places = ['intake', 'curated', 'agenda', 'package', 'same', 'other', 'closed'] as const;
export type Place = (typeof places)[number];

/** The case that a role works on itself; who works on none meets the curator's. */
const ownPlace: Readonly<Partial<Record<RoleCode, Place>>> = {
  dutyOfficer: 'intake',
  consiliumMember: 'agenda',
  commissionSecretary: 'package',
};
/** The task of a place that waits for a role. */
const ownTask: Readonly<Partial<Record<RoleCode, FormId>>> = {
  dutyOfficer: 'receiveSignal',
  caseCurator: 'assess',
  unitHead: 'requestPoliceEntry',
  consiliumMember: 'castVote',
  commissionSecretary: 'submitToCommission',
};

/** A case as one request meets it. */
export type Target = {
  readonly place: Place;
  readonly found: Furnished;
  readonly taskId: string;
  readonly element: FormId;
  /** A colleague, or somebody of the other centre. */
  readonly personId: string;
  readonly postId: string;
  readonly supervisorId: string;
  /** Who could do the task instead. */
  readonly performerId: string;
};
export type FurnishedOffice = {
  readonly words: Planted;
  readonly target: (role: RoleCode, situation: Situation) => Target;
};

type Tasks = Readonly<Record<string, { readonly taskId: string; readonly element: FormId }>>;

export async function furnishOffice(casework: Casework): Promise<FurnishedOffice> {
  const officer = { user_id: idOf(casework, 'agency'), role: 'agencyOfficer' };
  await casework.owner('user_roles').where(officer).update({ agency_id: 'police-uvarovo' });
  const words = plantWords();
  const cases = {} as Record<Place, Furnished>;
  for (const [index, place] of places.entries()) {
    const own = place === 'curated' || place === 'closed' ? { ...uvarovo, informed: 'police-uvarovo' } : uvarovo;
    const office = place === 'other' ? rzhaksa : own;
    cases[place] = await furnishCase(casework, words.wordsOf(place, `2019-09-1${index}`), office);
    words.watch(place, 'NUMBERS', cases[place].caseNumber);
  }
  await bringToPlaces(casework, cases);
  const tasks = await giveTasks(casework, cases);
  const posts: { id: string; user_id: string }[] = await casework.owner('user_roles').select('id', 'user_id');
  return {
    words,
    target: (role, situation) => {
      const personId = idOf(casework, situation === 'otherTerritory' ? 'head2' : 'curator2');
      const postId = posts.find((post) => post.user_id === personId)?.id ?? '';
      const found = targetOf(cases, tasks, role, situation);
      const performer = role === 'unitHead' && situation === 'ownCase' ? 'head' : 'curator';
      return {
        ...found,
        personId,
        postId,
        supervisorId: idOf(casework, 'supervisor'),
        performerId: idOf(casework, performer),
      };
    },
  };
}

function placeOf(role: RoleCode, situation: Situation): Place {
  if (situation === 'ownCase') return ownPlace[role] ?? 'curated';
  return ({ sameCentre: 'same', otherTerritory: 'other', closedCase: 'closed' } as const)[situation];
}

function targetOf(cases: Record<Place, Furnished>, tasks: Tasks, role: RoleCode, situation: Situation) {
  const place = placeOf(role, situation);
  const task = tasks[situation === 'ownCase' ? role : place] ?? tasks['caseCurator'];
  if (!task) throw new Error(`no task for ${role}`);
  return { place, found: cases[place], ...task };
}

/** Where each case stands, and whose it is. */
async function bringToPlaces(casework: Casework, cases: Record<Place, Furnished>): Promise<void> {
  const move = (place: Place, change: Record<string, unknown>) =>
    casework.owner('cases').where({ id: cases[place].caseId }).update(change);
  const colleague = idOf(casework, 'curator2');
  const informed = [cases.curated.caseId, cases.closed.caseId];
  await casework.owner('plan_measures').whereIn('case_id', informed).update({ agency: 'POLICE' });
  await move('intake', { step: 1, curator_id: null });
  await move('curated', { step: 4 });
  await move('agenda', { step: 5, curator_id: colleague });
  await move('package', { step: 7, curator_id: colleague });
  await move('same', { step: 4, curator_id: colleague });
  await move('other', { step: 4 });
  await move('closed', { status: 'CLOSED', closed_at: new Date(Date.now() - 86_400_000).toISOString() });
  await casework
    .owner('deadlines')
    .where({ case_id: cases.closed.caseId })
    .update({ state: 'DONE', done_at: new Date() });
  await casework.owner('case_parts').where({ case_id: cases.closed.caseId }).update({ state: 'DONE' });
  const submitted = [cases.package.caseId, cases.other.caseId, cases.closed.caseId];
  await casework.owner('commission_submissions').whereNotIn('case_id', submitted).delete();
  const psychologist = { user_id: idOf(casework, 'psychologist'), relation: 'PSYCHOLOGIST' };
  for (const place of ['curated', 'closed'] as const) {
    const case_id = cases[place].caseId;
    await casework.owner('case_members').insert({ case_id, ...psychologist });
    const invited = {
      id: randomUUID(),
      case_id,
      user_id: idOf(casework, 'supervisor'),
      invited_by: idOf(casework, 'head'),
    };
    await casework
      .owner('case_invitations')
      .insert({ ...invited, until: new Date(Date.now() + 86_400_000).toISOString() });
  }
}

/** The open tasks of the roles in their own cases, and one task of somebody else in each other case. */
async function giveTasks(casework: Casework, cases: Record<Place, Furnished>): Promise<Tasks> {
  const tasks: Record<string, { taskId: string; element: FormId }> = {};
  for (const [role, element] of Object.entries(ownTask) as [RoleCode, FormId][]) {
    const { caseId } = cases[placeOf(role, 'ownCase')];
    const assignee = role === 'caseCurator' || role === 'consiliumMember' ? idOf(casework, loginOf[role]) : null;
    tasks[role] = { taskId: await addTask(casework, caseId, element, { assignee }), element };
  }
  for (const place of ['same', 'other', 'closed'] as const) {
    const state = place === 'closed' ? { state: 'COMPLETED' } : {};
    tasks[place] = { taskId: await addTask(casework, cases[place].caseId, 'assess', state), element: 'assess' };
  }
  await castingVote(casework, cases.agenda, tasks['consiliumMember']?.taskId ?? '');
  return tasks;
}

/** An open voting of the consilium in which the member has a voice. */
async function castingVote({ owner, people }: Casework, { caseId }: Furnished, taskId: string): Promise<void> {
  const earlier = await owner('consilium_agendas').where({ case_id: caseId }).first();
  const submission = await owner('submissions').where({ id: earlier.submission_id }).first();
  const { data, shown, ...handedIn } = submission;
  const again = { ...handedIn, id: randomUUID(), data: JSON.stringify(data), shown: JSON.stringify(shown) };
  await owner('submissions').insert(again);
  await owner('case_parts').where({ id: earlier.part_id }).update({ state: 'RUNNING', ended_at: null });
  const { created_at: _at, guests: _guests, ...agenda } = earlier;
  const id = randomUUID();
  await owner('consilium_agendas').insert({ ...agenda, id, submission_id: again.id, round: 2, state: 'OPEN' });
  await owner('consilium_votes').insert({ agenda_id: id, case_id: caseId, user_id: people['consilium'] });
  await owner('tasks').where({ id: taskId }).update({ part_id: earlier.part_id });
}
