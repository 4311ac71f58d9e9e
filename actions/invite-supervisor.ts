/** The head of a unit asks a supervisor to look at a case, for some days, and may take the invitation back at any time. */
import { DomainError } from '#domain/error.ts';
import { writeAudit } from '#store/audit-store.ts';
import { lockCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { insertInvitation, withdrawInvitationRow } from '#store/invitations-store.ts';
import { holdersOf } from '#store/people-store.ts';

type Context = { readonly userId: string; readonly now: string };

/** INVALID_INPUT: the person is no supervisor of the case's centre. CASE_CLOSED: nothing is supervised any more. */
export async function inviteSupervisor(
  trx: Transaction,
  input: { readonly caseId: string; readonly userId: string; readonly days: number },
  { userId: invitedBy, now }: Context,
): Promise<string> {
  const { caseId } = input;
  const owner = await lockCase(trx, caseId);
  if (!owner) throw new DomainError('NOT_FOUND');
  if (owner.status === 'CLOSED') throw new DomainError('CASE_CLOSED');
  const supervisors = await holdersOf(trx, owner.centreId, 'supervisor');
  if (!supervisors.some(({ id }) => id === input.userId)) {
    throw new DomainError('INVALID_INPUT', {
      fields: [{ path: 'userId', message: 'Этот сотрудник не супервизор вашего центра' }],
    });
  }
  const id = await insertInvitation(trx, { ...input, invitedBy, now });
  await note(trx, { userId: invitedBy, caseId, action: 'INVITE_SUPERVISOR', id });
  return id;
}

/** NOT_FOUND: no such open invitation of this case. */
export async function withdrawInvitation(
  trx: Transaction,
  place: { readonly caseId: string; readonly invitationId: string },
  context: Context,
): Promise<void> {
  if (!(await withdrawInvitationRow(trx, place, context))) throw new DomainError('NOT_FOUND');
  const { caseId, invitationId: id } = place;
  await note(trx, { userId: context.userId, caseId, action: 'WITHDRAW_INVITATION', id });
}

type Deed = { readonly userId: string; readonly caseId: string; readonly action: string; readonly id: string };

async function note(trx: Transaction, { userId, caseId, action, id }: Deed): Promise<void> {
  const person = { actorId: userId, actorKind: 'PERSON', action } as const;
  await writeAudit(trx, { ...person, subjectKind: 'invitation', subjectId: id, caseId });
}
