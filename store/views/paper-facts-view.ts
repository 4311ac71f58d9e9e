/** What every paper of a case says, in one question to the database: centre, family, curator, head of the unit, and who signs. */
import { DomainError } from '#domain/error.ts';
import type { CasePaperFacts } from '#domain/paper-facts.ts';
import type { Transaction } from '../database.ts';

const person = (condition: string): string =>
  `(SELECT json_build_object('name', u.full_name, 'post', u.post) FROM users u WHERE ${condition} LIMIT 1)`;

const head = `(SELECT json_build_object('name', u.full_name, 'post', u.post) FROM users u
  WHERE u.id IN (SELECT post_holders(c.centre_id, 'unitHead')) ORDER BY u.full_name LIMIT 1)`;

/** NOT_FOUND: no such case for this reader. */
export async function casePaperFacts(
  trx: Transaction,
  caseId: string,
  signerId: string | null,
): Promise<CasePaperFacts> {
  const { rows } = await trx.raw<{ rows: { facts: CasePaperFacts }[] }>(
    `SELECT json_build_object(
       'centre', json_build_object('name', z.name, 'territory', t.name, 'timeZone', z.time_zone),
       'caseNumber', c.number, 'openedAt', to_char(c.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       'family', json_build_object('name', f.name, 'address', f.address),
       'children', coalesce((SELECT json_agg(json_build_object('name', k.name, 'birthDate', k.birth_date, 'approxAge', k.approx_age,
         'school', k.school) ORDER BY k.created_at, k.name) FROM children k WHERE k.family_id = f.id), '[]'),
       'parents', coalesce((SELECT json_agg(json_build_object('name', p.name, 'relation', p.relation, 'work', p.work)
         ORDER BY p.created_at, p.name) FROM parents p WHERE p.family_id = f.id), '[]'),
       'curator', ${person('u.id = c.curator_id')}, 'head', ${head}, 'signer', ${person('u.id = :signerId')}) AS facts
     FROM cases c JOIN families f ON f.id = c.family_id JOIN centres z ON z.id = c.centre_id
     JOIN territories t ON t.id = z.territory_id WHERE c.id = :caseId`,
    { caseId, signerId },
  );
  if (!rows[0]) throw new DomainError('NOT_FOUND');
  return rows[0].facts;
}
