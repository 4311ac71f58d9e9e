/** Every operation answers as its description says, on a case that lived through its steps; nothing typed reaches the log. */
import { operations } from '#api/operations.ts';
import { raiseIfDue } from '#actions/advance-deadline.ts';
import { addTask, idOf } from '#test/support/casework.ts';
import type { Asked } from '#test/support/api.ts';
import { CANARY, openOperations, type Operations } from '#test/support/lived-operations.ts';

let lived: Operations;
let casework: Operations['casework'];
let api: Operations['api'];
let call: Operations['call'];
let caseId: string;

beforeAll(async () => {
  lived = await openOperations();
  ({ casework, api, call, caseId } = lived);
});

afterAll(() => lived.close());

describe('the card of a case', () => {
  it('tells the head of the unit all of it', async () => {
    await addTask(casework, caseId, 'assess', { createdAt: '2026-03-10T12:00:01Z' });
    const { body } = await call('head', 'readCase', { params: { caseId } });
    expect(body).toMatchObject({
      relation: 'UNIT_HEAD',
      case: { step: 4, urgency: 'EMERGENCY', status: 'RUNNING', curator: { name: 'Кураторова Мария Ивановна' } },
      family: { parents: [{ relation: 'MOTHER' }] },
      signals: [{ decision: 'ACCEPT' }],
    });
    expect(body.steps.map(({ state }: { state: string }) => state)).toEqual([
      'DONE',
      'DONE',
      'DONE',
      'CURRENT',
      'AHEAD',
      'AHEAD',
      'AHEAD',
    ]);
    expect(body.records.map(({ formId }: { formId: string }) => formId)).toEqual(
      expect.arrayContaining(['fieldVisit', 'formTeam', 'receiveSignal']),
    );
    expect(JSON.stringify(body)).not.toContain('Соседка');
  });

  it('tells the manager numbers without a name', async () => {
    const { body } = await call('manager', 'readCase', { params: { caseId } });
    expect(body).toMatchObject({ relation: 'NUMBERS', family: null, signals: [], records: [] });
    expect(JSON.stringify(body)).not.toContain(CANARY);
    const { body: cases } = await call('manager', 'listCases', { query: { status: 'ALL' } });
    expect(cases.items).toMatchObject([{ id: caseId, familyName: null }]);
  });

  it('shows a form as it was handed in, to those who may know', async () => {
    const { body: card } = await call('curator', 'readCase', { params: { caseId } });
    for (const { submissionId } of card.records) {
      const { status, body } = await call('curator', 'readRecord', { params: { caseId, submissionId } });
      expect([status, JSON.stringify(body.data)]).toEqual([200, expect.stringContaining(CANARY)]);
      expect((await call('manager', 'readRecord', { params: { caseId, submissionId } })).status).toBe(404);
      expect((await call('curator2', 'readRecord', { params: { caseId, submissionId } })).status).toBe(404);
    }
  });

  it('is noted in the audit whenever it is opened', async () => {
    const audit = await casework.owner('audit_log').where({ case_id: caseId, actor_id: idOf(casework, 'manager') });
    expect(audit.map(({ action }) => action)).toContain('READ_CASE');
  });

  it('stands on its diagram where the engine says', async () => {
    expect((await call('curator', 'readCaseSupport', { params: { caseId } })).body).toMatchObject({ plan: null });
    const { body } = await call('curator', 'readCaseDiagram', { params: { caseId } });
    expect(body).toMatchObject({
      tokens: [{ elementId: 'assess', state: 'ACTIVE' }],
      visited: ['fieldVisit', 'formTeam', 'receiveSignal', 'visitResult'],
      lines: expect.arrayContaining([expect.objectContaining({ partId: null, state: 'RUNNING' })]),
    });
    expect(body.flows.length).toBeGreaterThan(0);
  });
});

describe('clocks and alarms', () => {
  it('are listed, paused, resumed and moved by the head of the unit', async () => {
    const { body } = await call('head', 'listDeadlines', { query: { only: 'emergency' } });
    const params = { deadlineId: body.items[0].id };
    const reason = `Причина ${CANARY}`;
    expect((await call('head', 'pauseDeadline', { params, body: { reason } })).body).toMatchObject({ state: 'PAUSED' });
    expect((await call('head', 'resumeDeadline', { params })).body).toMatchObject({ state: 'RUNNING' });
    const move = { dueAt: '2026-03-20T12:00:00Z', reason };
    expect((await call('head', 'moveDeadline', { params, body: move })).body).toMatchObject({
      extensionReason: reason,
    });
    const past = { ...move, dueAt: '2026-03-01T12:00:00Z' };
    expect(await call('head', 'moveDeadline', { params, body: past })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'dueAt' }] },
    });
  });

  it('an alarm is seen by whom it is for', async () => {
    const { id: deadlineId } = await casework
      .owner('deadlines')
      .where({ case_id: caseId, state: 'RUNNING' })
      .orderBy('rule')
      .first('id');
    await casework.worker.transaction((trx) =>
      raiseIfDue(trx, { deadlineId, now: '2027-03-10T12:00:00Z', by: 'ENGINE' }),
    );
    const { body } = await call('head', 'listAlarms', { query: { unseen: 'true' } });
    expect(body).toMatchObject({ unseen: 1, items: [{ kind: 'ESCALATION', seenAt: null }] });
    const params = { alarmId: body.items[0].id };
    expect((await call('head', 'markAlarmSeen', { params })).body).toMatchObject({
      seenBy: 'Главина Татьяна Николаевна',
    });
    expect((await call('head', 'listAlarms', { query: { unseen: 'true' } })).body).toMatchObject({
      unseen: 0,
      items: [],
    });
    expect((await call('curator', 'markAlarmSeen', { params })).status).toBe(404);
  });
});

describe('lists', () => {
  it('of tasks and of messages', async () => {
    const taskId = await addTask(casework, caseId, 'urgentMeasures');
    await call('head', 'listTasks', { query: { list: 'group' } });
    await call('head', 'searchTasks', { body: { list: 'group', search: '2026' } });
    await call('head', 'searchCases', { body: { status: 'ALL', search: '2026' } });
    await call('head', 'claimTask', { params: { taskId } });
    await call('head', 'readTask', { params: { taskId } });
    await call('head', 'unclaimTask', { params: { taskId } });
    const { body } = await call('duty', 'listSignals', { query: { limit: '1' } });
    expect(body.items).toMatchObject([
      { source: 'EDUCATION', decision: 'ACCEPT', registeredBy: 'Дежурова Анна Петровна' },
    ]);
  });

  it('of territories, contacts and the figures of a period', async () => {
    await call('duty', 'listTerritories');
    const contact = { heldOn: '2026-03-10', channel: 'PHONE', topic: CANARY, minutes: 5, withWhom: CANARY };
    await call('curator', 'recordContact', { params: { caseId }, body: contact });
    expect((await call('curator', 'listContacts', { params: { caseId } })).body.items).toHaveLength(1);
    const period = { from: '2026-01-01', to: '2026-12-31' };
    const stated = { ...period, territoryId: null, code: 'CONTACTS', value: 2, source: 'отчёт' };
    await call('manager', 'stateFigure', { body: stated });
    const { body } = await call('head', 'readPeriodReport', { query: period });
    expect(body.doubts).toMatchObject([{ code: 'CONTACTS_DIFFER', stated: 2, computed: 1 }]);
    await call('head', 'listReportedCases', { query: { ...period, figure: 'left' } });
  });

  it('of emergencies, with what a person may begin', async () => {
    const params = { caseId };
    const body = { reason: `Опасность: ${CANARY}` };
    await call('head', 'startEmergency', { params, body });
    await call('head', 'visitNow', { params, body });
    await call('head', 'noteClaim', { params, body: { filedOn: '2026-03-10' } });
    const receipt = { receivedAt: '2026-03-10T11:00:00Z', reply: CANARY };
    await call('head', 'noteReceipt', { params: { caseId, noticeId: caseId }, body: receipt });
    const { items } = (await call('head', 'listEmergencies', { params })).body;
    expect(items).toMatchObject([{ reasons: [body.reason] }]);
  });

  it('of failures, of which there are none', async () => {
    expect((await call('admin', 'listFailures')).body.items).toEqual([]);
    expect((await call('admin', 'repeatFailure', { params: { incidentKey: '1' } })).status).toBe(404);
  });

  it('of the days of the production calendar', async () => {
    await call('admin', 'listCalendars');
    const params = { calendarId: 'ru' };
    const { body } = await call('admin', 'readCalendar', { params, query: { year: '2026' } });
    const days = { days: [{ ...body.days[0], note: CANARY }] };
    await call('admin', 'previewCalendarChange', { params, body: days });
    expect((await call('admin', 'changeCalendar', { params, body: days })).body).toMatchObject({
      later: 0,
      earlier: 0,
    });
  });

  it('of releases, with every file of them', async () => {
    const { body } = await call('methodist', 'listReleases');
    expect(body.items).toMatchObject([{ id: 1, state: 'PUBLISHED', runningCases: 0 }]);
    for (const { name } of body.items[0].resources) {
      expect((await call('methodist', 'readResource', { params: { releaseId: '1', name } })).status).toBe(200);
    }
    const titleOf = (name: string): string =>
      body.items[0].resources.find((resource: { name: string }) => resource.name === name).title;
    expect([titleOf('cast-vote.form'), titleOf('consilium.bpmn')]).toEqual(['5. Голос члена консилиума', 'Консилиум']);
    const params = { releaseId: '1', name: 'no-such.bpmn' };
    expect((await call('methodist', 'readResource', { params })).status).toBe(404);
  });
});

describe('papers', () => {
  it('of the case, and their templates', async () => {
    const { body } = await call('head', 'listCasePapers', { params: { caseId } });
    expect(body.items.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['signal-card', 'team-order', 'living-conditions-act']),
    );
    const params = { paperId: body.items[0].id };
    for (const operation of ['readPaperWord', 'readPaperPage', 'readPaperPdf', 'listPapers', 'listCasePapers']) {
      expect((await call('head', operation, { params: { ...params, caseId } })).status).toBeLessThan(410);
    }
    expect((await call('head', 'cancelPaper', { params, body: { reason: CANARY } })).status).toBe(204);
    const template = { code: 'visit-card', version: '1' };
    for (const operation of ['listPaperTemplates', 'readPaperDictionary', 'readPaperTemplate']) {
      expect((await call('methodist', operation, { params: template })).status).toBe(200);
    }
    const file = { content: 'UEsDBA==', note: CANARY };
    expect((await call('methodist', 'publishPaperTemplate', { params: template, body: file })).status).toBe(422);
  });
});

describe('the audit and the emergency access', () => {
  it('are there for those who answer for the unit, and words of people stand apart from the audit', async () => {
    const params = { caseId };
    const purpose = { purpose: 'REQUEST', note: CANARY };
    expect((await call('head', 'declarePurpose', { params, body: purpose })).status).toBe(204);
    expect((await call('head', 'notePrint', { body: { page: 'CASE', caseId } })).status).toBe(204);
    expect((await call('head', 'listCaseReaders', { params })).body.items.length).toBeGreaterThan(0);
    for (const operation of ['listAudit', 'readAuditFilters']) {
      expect((await call('admin', operation)).status).toBe(200);
      expect((await call('psychologist', operation)).status).toBe(403);
    }
  });

  it('a case is opened in an emergency and looked into', async () => {
    const body = { reason: `${CANARY}: помощь нужна сейчас` };
    expect((await call('psychologist', 'breakGlass', { params: { caseId }, body })).status).toBe(201);
    const { number } = await casework.owner('cases').where({ id: caseId }).first('number');
    const byNumber = { body: { ...body, caseNumber: number } };
    expect((await call('psychologist', 'breakGlassByNumber', byNumber)).status).toBe(201);
    const { items } = (await call('head', 'listBreakGlass')).body;
    const review = { params: { breakGlassId: items[0].id }, body: { review: 'OBJECTED', note: CANARY } };
    expect((await call('head', 'reviewBreakGlass', review)).status).toBe(204);
  });
});

describe('readings that are less than a case', () => {
  it('answer as described', async () => {
    const params = { caseId };
    const body = { userId: idOf(casework, 'supervisor'), days: 3 };
    expect((await call('duty', 'lookUpFamily', { body: { familyName: CANARY } })).status).toBe(200);
    const invited = await call('head', 'inviteSupervisor', { params, body });
    expect(invited.status).toBe(201);
    const { invitationId } = invited.body;
    expect((await call('head', 'listInvitations', { params })).status).toBe(200);
    expect((await call('supervisor', 'listSupervisedCases')).status).toBe(200);
    expect((await call('supervisor', 'readSupervisedCase', { params })).status).toBe(200);
    expect((await call('head', 'withdrawInvitation', { params: { caseId, invitationId } })).status).toBe(204);
    expect((await call('agency', 'listAgencyWork')).status).toBe(200);
    expect((await call('agency', 'readAgencyCard', { params })).status).toBe(404);
  });
});

describe('sign-in and the own account', () => {
  it('answer as described, whatever is wrong', async () => {
    const token = 'no-such-token-of-a-link';
    const wrong = { body: { currentPassword: CANARY } };
    const asked: readonly (readonly [operation: string, asked: Asked, status: number])[] = [
      ['rememberDevice', {}, 204],
      ['readAccount', {}, 200],
      ['changeOwnPassword', { body: { currentPassword: CANARY, password: CANARY } }, 422],
      ['beginSecondFactor', wrong, 422],
      ['confirmSecondFactor', { body: { code: '000000' } }, 409],
      ['removeSecondFactor', wrong, 422],
      ['renewRecoveryCodes', wrong, 422],
      ['passSecondStep', { body: { code: '000000' } }, 401],
      ['beginEnrolment', {}, 401],
      ['confirmEnrolment', { body: { code: '000000' } }, 401],
      ['readCredentialLink', { body: { token } }, 404],
      ['choosePassword', { body: { token, password: CANARY } }, 404],
      ['endOwnSession', { params: { sessionId: caseId } }, 404],
      ['endOtherSessions', {}, 200],
      ['signOutEverywhere', {}, 200],
    ];
    for (const [operation, request, status] of asked) {
      expect([operation, (await call('supervisor', operation, request)).status]).toEqual([operation, status]);
    }
  });
});

describe('administration', () => {
  const today = new Date().toISOString().slice(0, 10);
  const place = { centreId: 'centre-uvarovo', since: today };
  type Step = readonly [operation: string, asked: Asked, status: number];
  const walk = async (steps: readonly Step[]) => {
    for (const [operation, asked, status] of steps) {
      expect([operation, (await call('admin', operation, asked)).status]).toEqual([operation, status]);
    }
  };

  it('of people and their posts', async () => {
    const names = { fullName: `${CANARY} Анна`, post: CANARY };
    const body = { ...names, login: 'canary', firstPost: { ...place, role: 'dutyOfficer' } };
    const params = { userId: (await call('admin', 'addPerson', { body })).body.id };
    const given = await call('admin', 'givePost', { params, body: { ...place, role: 'psychologist' } });
    const post = { ...params, postId: given.body.id };
    await walk([
      ['searchPeople', { body: { text: CANARY } }, 200],
      ['readPerson', { params }, 200],
      ['renamePerson', { params, body: names }, 204],
      ['endPost', { params: post }, 204],
      ['changePostEnd', { params: post, body: { lastDay: null } }, 204],
      ['issueCredentialLink', { params }, 200],
      ['listPersonSessions', { params }, 200],
      ['endPersonSessions', { params }, 200],
      ['resetSecondFactor', { params }, 409],
      ['setPersonBlocked', { params, body: { blocked: true } }, 204],
    ]);
  });

  it('of rules', async () => {
    const kind = 'case-access';
    const content = { closedCaseMonths: 6, invitationDays: 7, breakGlassHours: 12 };
    await walk([
      ['readRules', { params: { kind } }, 200],
      ['previewRules', { body: { kind, content } }, 200],
      ['addRules', { body: { kind, content, validFrom: '2099-01-01', source: CANARY, basedOn: 1 } }, 201],
      ['withdrawRules', { params: { kind, version: '2' } }, 204],
    ]);
  });

  it('of absences and places, and the first setup of a system that has people', async () => {
    const days = { userId: idOf(casework, 'psychologist'), fromDay: today, toDay: today, kind: 'SICK' };
    const { id: absenceId } = (await call('admin', 'recordAbsence', { body: days })).body;
    const added = { kind: 'agency', territoryId: 'tambov', agencyKind: 'OTHER', name: CANARY };
    const { id: placeId } = (await call('admin', 'addPlace', { body: added })).body;
    const agency = { params: { kind: 'agency', placeId } };
    const served = { params: { placeId: 'centre-rzhaksa' }, body: { territoryIds: ['rzhaksinsky'] } };
    const person = { fullName: CANARY, post: CANARY, login: 'first', password: CANARY };
    const centre = { name: CANARY, timeZone: 'Europe/Moscow' };
    await walk([
      ['listAbsences', {}, 200],
      ['listAbsenceStaff', {}, 200],
      ['reviseAbsence', { params: { absenceId }, body: { cancelled: true } }, 204],
      ['readOrganisation', {}, 200],
      ['renamePlace', { ...agency, body: { name: `${CANARY} 2` } }, 204],
      ['setAgencyClosed', { params: { placeId }, body: { closed: true } }, 204],
      ['removePlace', agency, 204],
      ['setServedTerritories', served, 204],
      ['readSetup', {}, 200],
      ['beginInstallation', { body: { code: CANARY, region: CANARY, district: CANARY, centre, person } }, 409],
    ]);
  });
});

describe('in the end', () => {
  it('every operation was asked', async () => {
    for (const id of ['readSession', 'liveness', 'readiness', 'readOpenApi']) await call('duty', id);
    await call('agency', 'signOut');
    const left = operations.map(({ id }) => id).filter((id) => !lived.called.has(id));
    expect(left).toEqual(['liveEvents']);
  });

  it('nothing that was typed, no name, no login and no password stands in the log or in the audit', async () => {
    await lived.clients['head']?.call('searchTasks', { body: { list: 'mine', search: CANARY } });
    await lived.clients['head']?.call('registerSignal', { body: { facts: CANARY } });
    await api.signIn(`login-${CANARY}`, `password-${CANARY}`);
    const log = api.log();
    expect(log.split('\n').length).toBeGreaterThan(30);
    expect(log).toContain('/api/tasks');
    for (const word of [CANARY, encodeURIComponent(CANARY), 'sem-shagov-2026', 'Примеров', 'seven.sid', 'Главина']) {
      expect(log.toLowerCase()).not.toContain(word.toLowerCase());
    }
    expect(JSON.stringify(await casework.owner('audit_log').select())).not.toContain(CANARY);
    const outbox = JSON.stringify(await casework.owner('outbox').select('command'));
    expect(outbox).toContain(caseId);
    expect(outbox).not.toContain(CANARY);
  });
});
