/** Cases: the list, the card, a handed-in form, and the place of a case on its diagram. */
import type { Router } from 'express';
import type * as z from 'zod';
import { stepTitle } from '#domain/case-steps.ts';
import { DomainError } from '#domain/error.ts';
import type { Transaction } from '#store/database.ts';
import { childrenOf, familyOf, parentsOf } from '#store/families-store.ts';
import { type Notice, noticesOf } from '#store/notices-store.ts';
import { holdersOf, type SignedInPerson } from '#store/people-store.ts';
import * as card from '#store/views/case-card-view.ts';
import * as diagram from '#store/views/case-diagram-view.ts';
import { type CaseFilter, type CaseListItem, caseListView } from '#store/views/case-list-view.ts';
import { consiliumOfCaseView } from '#store/views/consilium-view.ts';
import { deadlinesOfCaseView } from '#store/views/deadline-board-view.ts';
import { resourceView } from '#store/views/release-view.ts';
import { measureOptionsView } from '#store/views/support-view.ts';
import { stepStrip } from './case-steps-presenter.ts';
import { readingCase } from './case-reading.ts';
import * as contract from './cases-schemas.ts';
import { operate, requireAccess, type Tools } from './operate.ts';
import type { ReleaseForms } from './release-forms.ts';

const mostFound = 200;

async function listed(trx: Transaction, person: SignedInPerson, filter: CaseFilter, now: string) {
  requireAccess(person, 'read', 'CaseList');
  return { asOf: now, items: (await caseListView(trx, filter)).map(titled) };
}

export function caseRoutes(router: Router, tools: Tools & { readonly forms: ReleaseForms }): void {
  operate(router, tools, contract.listCases, ({ query, now, look }) =>
    look((trx, person) => listed(trx, person, query, now)),
  );

  operate(router, tools, contract.searchCases, ({ body, now, look }) =>
    look((trx, person) => listed(trx, person, { ...body, limit: mostFound }, now)),
  );

  operate(router, tools, contract.readCase, ({ params, userId, now, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'CaseList');
      await readingCase(trx, { userId, ...params, action: 'READ_CASE' });
      return readCard(trx, params.caseId, now);
    }),
  );

  operate(router, tools, contract.readRecord, ({ params, userId, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'CaseList');
      const { caseId, submissionId } = params;
      const record = await card.recordView(trx, caseId, submissionId);
      if (!record) throw new DomainError('NOT_FOUND');
      const what = { action: 'READ_RECORD', subjectKind: 'submission', subjectId: submissionId };
      await readingCase(trx, { userId, caseId, ...what });
      const all = await card.recordsOfCaseView(trx, params.caseId);
      const title = all.find(({ submissionId }) => submissionId === params.submissionId)?.title ?? '';
      const { submittedAt, submittedBy, data } = record;
      const form = await tools.forms(trx, record.release, record.formId);
      return { title, submittedAt, submittedBy, form, data: { ...(await optionsOf(trx, params.caseId)), ...data } };
    }),
  );

  diagramRoute(router, tools);
}

function diagramRoute(router: Router, tools: Tools): void {
  operate(router, tools, contract.readCaseDiagram, ({ params, query, userId, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'CaseList');
      await readingCase(trx, { userId, ...params, action: 'READ_CASE_DIAGRAM' });
      return readDiagram(trx, params.caseId, query.partId ?? null);
    }),
  );
}

async function readDiagram(trx: Transaction, caseId: string, partId: string | null) {
  const head = await card.caseHeadView(trx, caseId);
  const lines = await diagram.caseLinesView(trx, caseId);
  const line = lines.find((candidate) => candidate.partId === partId);
  const resource = line && (await resourceView(trx, line.release, `${line.processId}.bpmn`));
  if (!head || !line || !resource) throw new DomainError('NOT_FOUND');
  const { processId, release } = line;
  const tokens = await diagram.lineTokensView(trx, { caseId, partId, processId });
  const visited = await diagram.lineVisitedView(trx, { caseId, partId, processId });
  const reached = [...visited, ...tokens.map(({ elementId }) => elementId)];
  const flows = await diagram.flowsBetweenView(trx, line, reached);
  const name = `Случай ${head.item.number}`;
  return { processId, partId, name, release, xml: resource.content, tokens, visited, flows, lines: lines.map(shown) };
}

const shown = ({ partId, title, beside, state, startedAt, endedAt }: diagram.CaseLine) => {
  return { partId, title, beside, state, startedAt, endedAt };
};

const titled = (item: CaseListItem) => ({ ...item, stepTitle: stepTitle(item.step) });

async function readCard(trx: Transaction, caseId: string, now: string) {
  const head = await card.caseHeadView(trx, caseId);
  if (!head) throw new DomainError('NOT_FOUND');
  const numbersOnly = head.relation === 'NUMBERS';
  const history = await card.stepHistoryView(trx, caseId);
  const open = await card.openTasksOfCaseView(trx, caseId);
  const { item } = head;
  const strip = { current: item.step, closed: item.status === 'CLOSED', openedAt: item.openedAt, history, open, now };
  return {
    asOf: now,
    case: titled(item),
    relation: head.relation,
    centreName: head.centreName,
    release: head.release,
    safety: head.safety,
    recommendation: head.recommendation,
    decision: head.decision,
    family: numbersOnly ? null : await describeFamily(trx, head.familyId),
    steps: stepStrip(strip),
    deadlines: [...(await deadlinesOfCaseView(trx, caseId))],
    signals: numbersOnly ? [] : ((await card.signalsOfCaseView(trx, caseId)) as Signal[]),
    records: await card.recordsOfCaseView(trx, caseId),
    notices: (await noticesOf(trx, caseId)).map(shownNotice),
    consilium: await consiliumOfCaseView(trx, caseId),
    openTasks: open.map(({ id, title, who, role, dueAt }) => ({
      id,
      title,
      who: who ?? role,
      dueAt,
      accessible: true,
    })),
  };
}

function shownNotice(notice: Notice) {
  const { id, kind, title, legalGround, sentAt, acknowledgedAt, reply, remindedAt, closedReason } = notice;
  return {
    id,
    agency: notice.agencyName,
    kind,
    title,
    legalGround,
    sentAt,
    acknowledgedAt,
    reply,
    remindedAt,
    closedReason,
  };
}

type Signal = z.input<typeof contract.caseCard>['signals'][number];

async function describeFamily(trx: Transaction, familyId: string) {
  const family = await familyOf(trx, familyId);
  if (!family) return null;
  const children = await childrenOf(trx, familyId);
  const parents = await parentsOf(trx, familyId);
  return {
    ...family,
    children: children.map(({ id, name, approxAge, birthDate, school }) => ({
      id,
      name,
      approxAge,
      birthDate,
      school,
    })),
    parents: parents.map(({ id, name, relation, work }) => ({ id, name, relation, work })),
  };
}

/** The choices that a form took from the facts, so that a handed-in form shows names instead of ids. */
async function optionsOf(trx: Transaction, caseId: string) {
  const notices = await noticesOf(trx, caseId);
  const head = await card.caseHeadView(trx, caseId);
  const children = head ? await childrenOf(trx, head.familyId) : [];
  const curator = head?.item.curator;
  const members = head ? await holdersOf(trx, head.centreId, 'consiliumMember') : [];
  return {
    familyChildren: children.map(({ id, name }) => ({ value: id, label: name })),
    noticeRecipients: notices.map(({ id, agencyName, title }) => ({ value: id, label: `${agencyName}: ${title}` })),
    consiliumMembers: members.map(({ id, name, post }) => ({ value: id, label: `${name}, ${post}` })),
    curators: curator ? [{ value: curator.id, label: curator.name }] : [],
    ...(await measureOptionsView(trx, caseId)),
  };
}
