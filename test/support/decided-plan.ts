/** What the tests of a programme look at and bring about: its versions and measures, what the engine hears, what the consilium decides. */
import { notePlanDecision } from '#actions/note-plan-decision.ts';
import { findCase } from '#store/cases-store.ts';
import { as, type Casework, commands, NOW } from './casework.ts';

export const plansOf = ({ owner }: Casework, caseId: string) =>
  owner('rehab_plans').where({ case_id: caseId }).orderBy('version');

export const measuresOf = ({ owner }: Casework, planId: string) =>
  owner('plan_measures').where({ plan_id: planId }).orderBy('position');

/** The messages that the lines of a case were told. */
export const toldOf = async (casework: Casework, caseId: string) =>
  (await commands(casework, caseId)).filter(({ type }) => type === 'tellLine').map(({ name }) => name);

/** The consilium decides on the programme. */
export async function decidePlan(
  casework: Casework,
  caseId: string,
  agenda: 'PLAN' | 'REVIEW',
  { decision, remarks = null }: { readonly decision: string; readonly remarks?: string | null },
): Promise<void> {
  await as(casework, 'head', async (trx) => {
    const owner = await findCase(trx, caseId);
    if (owner) await notePlanDecision(trx, owner, { agenda, decision, remarks, now: NOW });
  });
}
