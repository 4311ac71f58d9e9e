/** What brings a case before the consilium and the commission: from then on others than its centre's workers read it. */
import { addPart, type Casework } from './casework.ts';
import { addFact } from './recorded-facts.ts';

/** Puts the case on an agenda; answers what takes it off again. */
export async function putOnAgenda(casework: Casework, caseId: string): Promise<() => Promise<void>> {
  const partId = await addPart(casework, caseId, 'consilium');
  const agenda = { part_id: partId, round: 1, agenda: 'CASE', kind: 'SITTING' };
  const id = await addFact(casework, 'consilium_agendas', caseId, agenda);
  return async () => {
    await casework.owner('case_parts').where({ id: partId }).update({ state: 'DONE' });
    await withdraw(casework, 'consilium_agendas', id);
  };
}

/** Hands the package in; answers what takes it back. */
export async function submitPackage(casework: Casework, caseId: string): Promise<() => Promise<void>> {
  const id = await addFact(casework, 'commission_submissions', caseId, { sent_on: '2026-03-09' });
  return () => withdraw(casework, 'commission_submissions', id);
}

async function withdraw({ owner }: Casework, table: string, id: string): Promise<void> {
  const [fact] = await owner(table).where({ id }).delete().returning('submission_id');
  await owner('submissions').where({ id: fact.submission_id }).delete();
}
