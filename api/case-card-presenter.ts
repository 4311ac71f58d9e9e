/** The card of a case as its reader may see it: groups of facts that the relation does not open stay empty (domain.md §6). */
import type * as z from 'zod';
import { type CaseAccess, caseAccess } from '#domain/access.ts';
import { stepTitle } from '#domain/case-steps.ts';
import { DomainError } from '#domain/error.ts';
import { fieldGroups, groupOf } from '#domain/field-groups.ts';
import type { Transaction } from '#store/database.ts';
import { childrenOf, familyNameForPurpose, familyOf, parentsOf } from '#store/families-store.ts';
import { noticeAnswersOf, shownAnswer } from '#store/notice-answers-store.ts';
import { noticesOf } from '#store/notices-store.ts';
import type { SignedInPerson } from '#store/people-store.ts';
import * as card from '#store/views/case-card-view.ts';
import type { CaseListItem } from '#store/views/case-list-view.ts';
import { consiliumOfCaseView } from '#store/views/consilium-view.ts';
import { deadlinesOfCaseView } from '#store/views/deadline-board-view.ts';
import { stepStrip } from './case-steps-presenter.ts';
import type * as contract from './cases-schemas.ts';

type CaseHead = NonNullable<Awaited<ReturnType<typeof card.caseHeadView>>>;
type Signal = z.input<typeof contract.caseCard>['signals'][number];

export const titled = (item: CaseListItem) => ({ ...item, stepTitle: stepTitle(item.step) });

/** The case with what this person may see of it; NOT_FOUND when it is not his to see. */
export async function openedCase(
  trx: Transaction,
  person: SignedInPerson,
  caseId: string,
): Promise<{ head: CaseHead; access: CaseAccess }> {
  const head = await card.caseHeadView(trx, caseId);
  if (!head) throw new DomainError('NOT_FOUND');
  const roles = person.posts.filter(({ centreId }) => centreId === head.centreId).map(({ role }) => role);
  return { head, access: caseAccess(head.relation, roles, head.item.status) };
}

/** The card. Who sees numbers only learns the family's name by a purpose of control, and the groups say so. */
export async function readCard(trx: Transaction, person: SignedInPerson, caseId: string, now: string) {
  const { head, access } = await openedCase(trx, person, caseId);
  const { item } = head;
  const history = await card.stepHistoryView(trx, caseId);
  const open = await card.openTasksOfCaseView(trx, caseId);
  const strip = { current: item.step, closed: item.status === 'CLOSED', openedAt: item.openedAt, history, open, now };
  const family = await describeFamily(trx, head, access);
  const sees = (group: (typeof fieldGroups)[number]): boolean => access.can('read', 'Case', group);
  return {
    asOf: now,
    case: titled(item),
    relation: head.relation,
    groups: fieldGroups.filter((group) => sees(group) || (group === 'FAMILY_IDENTITY' && family !== null)),
    centreName: head.centreName,
    release: head.release,
    safety: head.safety,
    recommendation: head.recommendation,
    decision: head.decision,
    family,
    steps: stepStrip(strip),
    deadlines: [...(await deadlinesOfCaseView(trx, caseId))],
    signals: sees('ASSESSMENT') ? ((await card.signalsOfCaseView(trx, caseId)) as Signal[]) : [],
    records: (await card.recordsOfCaseView(trx, caseId)).filter(({ formId }) => sees(groupOf(formId))),
    notices: sees('DECISIONS') ? await shownNotices(trx, caseId) : [],
    consilium: sees('DECISIONS') ? await consiliumOfCaseView(trx, caseId) : [],
    openTasks: open.map(({ id, title, who, role, dueAt }) => ({
      id,
      title,
      who: who ?? role,
      dueAt,
      accessible: head.relation !== 'NUMBERS',
    })),
  };
}

async function shownNotices(trx: Transaction, caseId: string) {
  const answers = await noticeAnswersOf(trx, caseId);
  return (await noticesOf(trx, caseId)).map((notice) => {
    const { id, kind, title, legalGround, sentAt, acknowledgedAt, reply, remindedAt, closedReason } = notice;
    const answered = { sentAt, acknowledgedAt, reply, remindedAt, closedReason };
    const own = answers.filter(({ noticeId }) => noticeId === id).map(shownAnswer);
    return { id, agency: notice.agencyName, kind, title, legalGround, ...answered, answers: own };
  });
}

async function describeFamily(trx: Transaction, head: CaseHead, access: CaseAccess) {
  if (!access.can('read', 'Case', 'FAMILY_IDENTITY')) {
    const name = await familyNameForPurpose(trx, head.item.id);
    return name === null ? null : { name, address: null, children: [], parents: [] };
  }
  const family = await familyOf(trx, head.familyId);
  if (!family) return null;
  const contacts = access.can('read', 'Case', 'CONTACTS');
  const children = await childrenOf(trx, head.familyId);
  const parents = await parentsOf(trx, head.familyId);
  return {
    name: family.name,
    address: contacts ? family.address : null,
    children: children.map(({ id, name, approxAge, birthDate, school }) => {
      return { id, name, approxAge, birthDate, school: contacts ? school : null };
    }),
    parents: parents.map(({ id, name, relation, work }) => ({ id, name, relation, work: contacts ? work : null })),
  };
}
