/** What people should look into though no process waits for it: a task each for the unit head and, where there is one, the curator. */
import { announce } from './changes-store.ts';
import type { CaseState } from './cases-store.ts';
import type { Transaction } from './database.ts';

/** `code` and codes only: the words are those of domain/attention-words.ts. */
export type AttentionPayload = { readonly code: string } & Readonly<Record<string, string | null>>;

export async function askAttention(
  trx: Transaction,
  { id, centreId, curatorId }: CaseState,
  payload: AttentionPayload,
  at: string,
): Promise<void> {
  const task = {
    kind: 'ATTENTION',
    element_id: 'sortOut',
    form_id: 'sortOut',
    case_id: id,
    centre_id: centreId,
    payload: JSON.stringify(payload),
    created_at: at,
  };
  const people = [
    { role: 'unitHead', assignee: null },
    ...(curatorId ? [{ role: 'caseCurator', assignee: curatorId }] : []),
  ];
  await trx('tasks').insert(people.map((person) => ({ ...task, ...person })));
  await announce(trx, ['tasks'], id);
}
