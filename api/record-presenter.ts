/** A handed-in form as its reader may see it: fields that a form restricts are shown to whom their group is open. */
import { DomainError } from '#domain/error.ts';
import { groupOf, reporterFields } from '#domain/field-groups.ts';
import type { FormSchema } from '#form-runtime/form-schema.ts';
import { withoutRestricted } from '#form-runtime/restricted-fields.ts';
import type { Transaction } from '#store/database.ts';
import { childrenOf } from '#store/families-store.ts';
import { noticesOf } from '#store/notices-store.ts';
import { holdersOf, type SignedInPerson } from '#store/people-store.ts';
import { firstSignalOf, reporterOf } from '#store/signals-store.ts';
import * as card from '#store/views/case-card-view.ts';
import { measureOptionsView } from '#store/views/support-view.ts';
import { openedCase } from './case-card-presenter.ts';
import type { ReleaseForms } from './release-forms.ts';

type Place = { readonly caseId: string; readonly submissionId: string };

export async function readRecord(trx: Transaction, forms: ReleaseForms, person: SignedInPerson, place: Place) {
  const { caseId, submissionId } = place;
  const { head, access } = await openedCase(trx, person, caseId);
  const record = await card.recordView(trx, caseId, submissionId);
  if (!record || !access.can('read', 'Case', groupOf(record.formId))) throw new DomainError('NOT_FOUND');
  const all = await card.recordsOfCaseView(trx, caseId);
  const title = all.find((known) => known.submissionId === submissionId)?.title ?? '';
  const form = await forms(trx, record.release, record.formId);
  const known = { ...(await optionsOf(trx, head)), ...record.data, ...(await reporterAs(trx, form, caseId)) };
  const data = withoutRestricted(form as unknown as FormSchema, known, (group) => access.can('read', 'Case', group));
  const { submittedAt, submittedBy } = record;
  return { title, submittedAt, submittedBy, form, data };
}

/** Who reported stands in no submission; the intake of the unit reads it from behind its wall, others find nothing there. */
async function reporterAs(trx: Transaction, form: unknown, caseId: string): Promise<Record<string, unknown>> {
  if (!reporterFields.some((key) => JSON.stringify(form).includes(`"key":"${key}"`))) return {};
  const signal = await firstSignalOf(trx, caseId);
  return { reporter: signal ? await reporterOf(trx, signal.id) : '' };
}

type Head = Awaited<ReturnType<typeof openedCase>>['head'];

/** The choices that a form took from the facts, so that a handed-in form shows names instead of ids. */
async function optionsOf(trx: Transaction, head: Head): Promise<Record<string, unknown>> {
  const { item } = head;
  const notices = await noticesOf(trx, item.id);
  const children = await childrenOf(trx, head.familyId);
  const members = await holdersOf(trx, head.centreId, 'consiliumMember');
  return {
    familyChildren: children.map(({ id, name }) => ({ value: id, label: name })),
    noticeRecipients: notices.map(({ id, agencyName, title }) => ({ value: id, label: `${agencyName}: ${title}` })),
    consiliumMembers: members.map(({ id, name, post }) => ({ value: id, label: `${name}, ${post}` })),
    curators: item.curator ? [{ value: item.curator.id, label: item.curator.name }] : [],
    ...(await measureOptionsView(trx, item.id)),
  };
}
