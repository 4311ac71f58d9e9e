/** Invitations of supervisors to cases; row-level security lets the head of the unit write and the invited person read them. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from './database.ts';

export type Invitation = {
  readonly id: string;
  readonly supervisor: { readonly id: string; readonly name: string };
  readonly invitedBy: string;
  readonly invitedAt: string;
  readonly until: string;
  readonly state: 'OPEN' | 'OVER' | 'WITHDRAWN';
};

/** Invites for some days from now on; answers the invitation's id. */
export async function insertInvitation(
  trx: Transaction,
  input: {
    readonly caseId: string;
    readonly userId: string;
    readonly invitedBy: string;
    readonly now: string;
    readonly days: number;
  },
): Promise<string> {
  const { now } = input;
  const id = randomUUID();
  const until = trx.raw('?::timestamptz + make_interval(days => ?)', [now, input.days]);
  const row = { id, case_id: input.caseId, user_id: input.userId, invited_by: input.invitedBy };
  await trx('case_invitations').insert({ ...row, invited_at: now, until });
  return id;
}

/** Ends an open invitation; false when the case has none of this id. */
export async function withdrawInvitationRow(
  trx: Transaction,
  { caseId, invitationId }: { readonly caseId: string; readonly invitationId: string },
  { userId, now }: { readonly userId: string; readonly now: string },
): Promise<boolean> {
  const changed = await trx('case_invitations')
    .where({ id: invitationId, case_id: caseId, withdrawn_at: null })
    .update({ withdrawn_at: now, withdrawn_by: userId });
  return changed === 1;
}

/** The invitations of a case, the newest first. */
export async function invitationsOf(trx: Transaction, caseId: string, now: string): Promise<readonly Invitation[]> {
  const rows = await trx('case_invitations as i')
    .join('users as u', 'u.id', 'i.user_id')
    .join('users as b', 'b.id', 'i.invited_by')
    .where({ 'i.case_id': caseId })
    .orderBy('i.invited_at', 'desc')
    .select('i.*', 'u.full_name as supervisor_name', 'b.full_name as inviter_name');
  return rows.map((row) => ({
    id: row.id,
    supervisor: { id: row.user_id, name: row.supervisor_name },
    invitedBy: row.inviter_name,
    invitedAt: row.invited_at,
    until: row.until,
    state: stateOf(row.withdrawn_at, row.until, now),
  }));
}

function stateOf(withdrawnAt: string | null, until: string, now: string): Invitation['state'] {
  if (withdrawnAt) return 'WITHDRAWN';
  return Date.parse(until) > Date.parse(now) ? 'OPEN' : 'OVER';
}

/** Under which name a supervisor knows the family of a case. */
export async function familyPseudonym(trx: Transaction, familyId: string): Promise<string> {
  const { rows } = await trx.raw<{ rows: { title: string }[] }>('SELECT family_pseudonym(?) AS title', [familyId]);
  return rows[0]?.title ?? '';
}
