/** Step 7 over HTTP: the programme, visits and closure of a case, and who sees them. */
import { createClock } from '#clock';
import { type Api, openApi } from '#test/support/api.ts';
import { type Casework, NOW, openCasework } from '#test/support/casework.ts';
import { deliverJob } from '#test/support/deliver-job.ts';
import { answerIn, caseToPlan, type SupportedCase, supportedCase } from '#test/support/supported-case.ts';

let casework: Casework;
let api: Api;
let supported: SupportedCase;

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, { ...createClock(), now: () => NOW });
  supported = await supportedCase(casework);
});
afterAll(async () => {
  await api.close();
  await casework.close();
});

async function supportFor(login: string, caseId = supported.caseId) {
  const client = await api.signIn(login);
  return client.call('readCaseSupport', { params: { caseId } });
}

it('shows the programme with its measures, the next visit, visits, monitoring and closure', async () => {
  // given
  const { caseId, planPart: partId, patronage } = supported;
  const job = { type: 'plan-visit', elementId: 'planVisit', processId: 'patronage', caseId, partId: patronage };
  await deliverJob(casework, job, { visitRegime: 'WEEKLY' });
  await answerIn(casework, { caseId, partId: patronage, formId: 'homeVisit', login: 'curator' });
  const [measure] = await casework.owner('plan_measures').where({ case_id: caseId });
  const late = { measureId: measure.id, status: 'PLANNED', reason: '', evidence: '' } as const;
  await answerIn(casework, { caseId, partId, formId: 'monitorPlan', login: 'curator' }, { measures: [late] });
  await casework.owner('plan_measures').where({ id: measure.id }).update({ due_on: '2026-03-09' });
  await answerIn(casework, { caseId, partId, formId: 'transferCase', login: 'head' });
  // when
  const { status, body } = await supportFor('curator');
  // then
  expect(status).toBe(200);
  expect(body).toMatchObject({
    plan: {
      state: 'REVIEW',
      version: 1,
      measures: [{ goal: 'Мамин клуб', status: 'PLANNED', overdue: true }],
      progress: { total: 1, overdue: 1 },
    },
    versions: [{ version: 1 }],
    visitPlan: { purpose: 'PATRONAGE', regime: 'WEEKLY', nextVisitOn: '2026-03-17', suspended: false },
    visits: [{ visitedOn: '2026-03-10', childSeen: true, outcome: 'CONTINUE' }],
    reviews: [{ dynamics: 'POSITIVE', proposal: 'COMPLETE', decision: null }],
    requests: { transfer: { receiver: 'Центр помощи семье' }, watch: null, commission: null },
    register: { status: null },
    closure: null,
  });
  await answerIn(casework, { caseId, partId, formId: 'closeCase', login: 'head' });
  expect((await supportFor('head')).body).toMatchObject({
    plan: { state: 'COMPLETED' },
    closure: { withResult: true, results: ['CAUSES_REMOVED'], closedOn: '2026-03-10' },
  });
});

it('before the first draft is empty; while a new programme is drafted, the one in force is shown', async () => {
  const { caseId } = await caseToPlan(casework);
  expect((await supportFor('curator', caseId)).body).toMatchObject({
    plan: null,
    versions: [],
    visits: [],
    visitPlan: null,
  });
  const other = await supportedCase(casework);
  const place = { caseId: other.caseId, partId: other.planPart, formId: 'draftPlan', login: 'curator' } as const;
  await answerIn(casework, place, { goals: 'Новые цели' });
  const { body } = await supportFor('head', other.caseId);
  expect(body).toMatchObject({ plan: { state: 'ACTIVE', version: 1 }, versions: [{ version: 2 }, { version: 1 }] });
});

it('is hidden from those who do not work on the case; numbers only show nothing of it', async () => {
  expect((await supportFor('manager')).body).toMatchObject({ plan: null, visits: [], reviews: [], closure: null });
  expect((await supportFor('head2')).status).toBe(404);
});
