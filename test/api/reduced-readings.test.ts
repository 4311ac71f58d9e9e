/** Field groups over HTTP: what each relation finds in a card and a record, and the readings of another body and of a supervisor. */
import { createClock } from '#clock';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import { type Api, type Answer, type Asked, type Client, openApi } from '#test/support/api.ts';
import { createCanaries } from '#test/support/canaries.ts';
import { addTask, answer, type Casework, idOf, openCasework, register } from '#test/support/casework.ts';
import { putOnAgenda, submitPackage } from '#test/support/read-by-others.ts';

const canaries = createCanaries();
const planted = {
  name: canaries.plant('name'),
  address: canaries.plant('address'),
  school: canaries.plant('school'),
  work: canaries.plant('work'),
  reporter: canaries.plant('reporter'),
  health: canaries.plant('health'),
  facts: canaries.plant('facts'),
};
let casework: Casework;
let api: Api;
let caseId: string;
let received: string;
let visited: string;
const clients = new Map<string, Client>();

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, createClock());
  await openCase();
});
afterAll(async () => {
  await api.close();
  await casework.close();
});

/** A case with a word in every group, received and visited. */
async function openCase(): Promise<void> {
  const { owner } = casework;
  const { name, reporter, facts, address: location } = planted;
  ({ caseId } = await register(casework, { familyName: name, reporter, facts, location }));
  const { answers } = VALID.receiveSignal;
  const told = { familyName: name, location, facts, reporter, reporterContact: reporter, children: [{ name }] };
  await answer(casework, { caseId, formId: 'receiveSignal', login: 'duty' }, { ...answers, ...told } as typeof answers);
  await owner('cases')
    .where({ id: caseId })
    .update({ curator_id: idOf(casework, 'curator'), step: 3 });
  const visit = { ...VALID.fieldVisit.answers, health: planted.health };
  await answer(casework, { caseId, formId: 'fieldVisit', login: 'curator' }, visit as typeof VALID.fieldVisit.answers);
  const { family_id: familyId } = await owner('cases').where({ id: caseId }).first('family_id');
  await owner('families').where({ id: familyId }).update({ name, address: location });
  await owner('children').where({ family_id: familyId }).update({ name, school: planted.school });
  await owner('parents').where({ family_id: familyId }).update({ name, work: planted.work });
  const records = await owner('submissions').where({ case_id: caseId }).select('id', 'form_id');
  const idOfForm = (form: string) => records.find(({ form_id: id }) => id === form)?.id as string;
  [received, visited] = [idOfForm('receiveSignal'), idOfForm('fieldVisit')];
}

async function call(login: string, operation: string, asked: Asked = {}): Promise<Answer> {
  const client = clients.get(login) ?? (await api.signIn(login));
  clients.set(login, client);
  return client.call(operation, { params: { caseId }, ...asked });
}

const foundIn = ({ body }: Answer) => [...canaries.foundIn(Buffer.from(JSON.stringify(body)))].sort();
const bring: Readonly<Record<string, typeof putOnAgenda>> = {
  'on the agenda': putOnAgenda,
  'in the package': submitPackage,
};

describe('the card', () => {
  it.each([
    ['head', 'at work', ['address', 'facts', 'name', 'school', 'work']],
    ['curator', 'at work', ['address', 'facts', 'name', 'school', 'work']],
    ['consilium', 'on the agenda', ['facts', 'name']],
    ['secretary', 'in the package', ['facts', 'name']],
    ['manager', 'at work', []],
  ])('tells the %s of a case %s what the relation opens', async (login, where, words) => {
    const takeBack = await bring[where]?.(casework, caseId);
    const card = await call(login, 'readCase');
    await takeBack?.();
    expect({ status: card.status, words: foundIn(card) }).toEqual({ status: 200, words });
    expect(card.body.groups.includes('CONTACTS')).toBe(words.includes('address'));
  });

  it('tells the manager the name for a purpose of control, and nothing more', async () => {
    await call('manager', 'declarePurpose', { body: { purpose: 'CONTROL' } });
    const card = await call('manager', 'readCase');
    expect(foundIn(card)).toEqual(['name']);
    expect(card.body.family).toEqual({ name: planted.name, address: null, children: [], parents: [] });
    expect(card.body.groups).toEqual(['NUMBERS', 'FAMILY_IDENTITY']);
  });

  it.each(['duty', 'curator2', 'psychologist', 'agency', 'supervisor', 'admin', 'head2'])(
    'is closed to %s',
    async (login) => {
      expect([403, 404]).toContain((await call(login, 'readCase')).status);
    },
  );
});

describe('a handed-in form', () => {
  const readBy = (login: string, submissionId: string) =>
    call(login, 'readRecord', { params: { caseId, submissionId } });

  it('names the reporter to the intake of the unit alone, and the database keeps him in no form', async () => {
    expect(foundIn(await readBy('head', received))).toContain('reporter');
    expect(foundIn(await readBy('curator', received))).not.toContain('reporter');
    const kept = await casework.owner('submissions').where({ case_id: caseId }).select('data', 'shown');
    expect(canaries.foundIn(Buffer.from(JSON.stringify(kept)))).not.toContain('reporter');
    const papers = await casework.owner('paper_contents').where({ case_id: caseId }).select('facts');
    expect(canaries.foundIn(Buffer.from(JSON.stringify(papers)))).not.toContain('reporter');
  });

  it('shows health to who works with the family, not to the consilium', async () => {
    expect(foundIn(await readBy('curator', visited))).toContain('health');
    const takeBack = await putOnAgenda(casework, caseId);
    const read = await readBy('consilium', visited);
    await takeBack();
    expect({ status: read.status, health: foundIn(read).includes('health') }).toEqual({ status: 200, health: false });
  });
});

describe('a task of an absent colleague', () => {
  it('is listed as own, is answered, and both are named', async () => {
    const { owner } = casework;
    const people = { user_id: idOf(casework, 'curator'), acting_user_id: idOf(casework, 'curator2') };
    const today = new Date();
    const days = { from_day: new Date(today.getTime() - 86_400_000), to_day: new Date(today.getTime() + 86_400_000) };
    const id = owner.raw('gen_random_uuid()');
    await owner('staff_absences').insert({ id, ...people, ...days, kind: 'SICK', entered_by: idOf(casework, 'head') });
    const taskId = await addTask(casework, caseId, 'fieldVisit');
    const { body } = await call('curator2', 'listTasks', { query: { list: 'mine' } });
    expect(body.items).toMatchObject([{ id: taskId, mine: true, assignee: { id: people.user_id } }]);
    expect((await call('curator2', 'readTask', { params: { taskId } })).body.editable).toBe(true);
    const data = VALID.fieldVisit.answers;
    expect((await call('curator2', 'completeTask', { params: { taskId }, body: { data } })).status).toBe(200);
    const card = await call('curator2', 'readCase');
    expect(card.body.records[0].submittedBy).toBe(
      'Опорина Елена Сергеевна за отсутствующего: Кураторова Мария Ивановна',
    );
    const noted = await owner('audit_log').where({ action: 'COMPLETE_TASK', subject_id: taskId }).first();
    expect(noted).toMatchObject({ actor_id: people.acting_user_id, on_behalf_of: people.user_id });
    await owner('staff_absences').delete();
  });
});

describe('the question at the registration', () => {
  const ask = (login: string, familyName: string) => call(login, 'lookUpFamily', { body: { familyName } });

  it('is answered with whom to call; who answers for cases learns their numbers, too', async () => {
    await register(casework, { familyName: 'Ковалёвы', children: [{ name: 'Лев', approxAge: 3 }] });
    const contacts = [expect.objectContaining({ name: 'Главина Татьяна Николаевна', post: 'заведующая отделением' })];
    expect((await ask('duty', 'Ковалева')).body).toEqual({ known: 'LIKELY', contacts, cases: [] });
    expect((await ask('head', 'Ковалева')).body.cases).toMatchObject([{ running: true }]);
    expect((await ask('duty', 'Незнакомцевы')).body).toEqual({ known: 'NO', contacts: [], cases: [] });
    expect((await ask('secretary', 'Ковалева')).status).toBe(403);
  });
});

describe('a supervisor', () => {
  it('is invited, reads without names, and loses the case with the invitation', async () => {
    const userId = idOf(casework, 'supervisor');
    expect((await call('curator', 'inviteSupervisor', { body: { userId, days: 3 } })).status).toBe(403);
    const wrong = await call('head', 'inviteSupervisor', { body: { userId: idOf(casework, 'duty'), days: 3 } });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'userId' }] } });
    const { body } = await call('head', 'inviteSupervisor', { body: { userId, days: 3 } });
    expect((await call('supervisor', 'listSupervisedCases')).body.items).toMatchObject([{ caseId, step: 3 }]);
    const read = await call('supervisor', 'readSupervisedCase');
    expect({ status: read.status, words: foundIn(read) }).toEqual({ status: 200, words: [] });
    expect(read.body.signals[0].facts).toContain('[номер]');
    const { invitationId } = body;
    expect((await call('head', 'withdrawInvitation', { params: { caseId, invitationId } })).status).toBe(204);
    expect((await call('supervisor', 'readSupervisedCase')).status).toBe(404);
    expect((await call('head', 'listInvitations')).body.items).toMatchObject([
      { id: invitationId, state: 'WITHDRAWN' },
    ]);
  });
});

describe('an officer of another body', () => {
  it('reads what was sent to the body and nothing else', async () => {
    const { owner } = casework;
    await owner('user_roles')
      .where({ user_id: idOf(casework, 'agency') })
      .update({ agency_id: 'education-uvarovo' });
    expect((await call('agency', 'listAgencyWork')).body.items).toEqual([]);
    const notice = { case_id: caseId, fact: 'EXTRA', legal_ground: '120-ФЗ', content: 'Просим провести беседу' };
    const id = owner.raw('gen_random_uuid()');
    await owner('agency_notices').insert({ id, ...notice, agency_id: 'education-uvarovo', sent_at: owner.fn.now() });
    expect((await call('agency', 'listAgencyWork')).body.items).toMatchObject([{ caseId, notices: 1, unanswered: 1 }]);
    const card = await call('agency', 'readAgencyCard');
    expect({ status: card.status, words: foundIn(card) }).toEqual({ status: 200, words: ['name'] });
    expect(card.body.notices).toMatchObject([{ content: notice.content }]);
    expect((await call('curator', 'readAgencyCard')).status).toBe(403);
  });
});

describe('a search', () => {
  it('is noted each time, without its words', async () => {
    const body = { status: 'RUNNING', search: planted.name };
    expect((await call('curator', 'searchCases', { body })).body.items).toHaveLength(1);
    expect((await call('manager', 'searchCases', { body })).body.items).toEqual([]);
    const noted = await casework.owner('audit_log').where({ action: 'SEARCH' });
    expect(noted).toHaveLength(2);
    expect(canaries.foundIn(Buffer.from(JSON.stringify(noted)))).toEqual([]);
  });
});
