/** Children and parents of a family as they become known: added once, completed later, never doubled by name. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from './database.ts';

export type ChildFacts = {
  readonly name: string;
  readonly approxAge?: number | null;
  readonly birthDate?: string | null;
  readonly document?: string;
  readonly school?: string;
};
export type ParentFacts = {
  readonly name: string;
  readonly relation: string;
  readonly birthDate: string | null;
  readonly work: string;
};

/** Sets how the family is called and where it lives; empty values keep what is known. */
export async function describeFamily(trx: Transaction, familyId: string, name: string, address: string): Promise<void> {
  await trx('families')
    .where({ id: familyId })
    .update({
      name: trx.raw("coalesce(nullif(?, ''), name)", [name]),
      address: trx.raw("coalesce(nullif(?, ''), address)", [address]),
    });
}

/** Adds unknown children and completes known ones (matched by name). */
export async function mergeChildren(
  trx: Transaction,
  familyId: string,
  children: readonly ChildFacts[],
): Promise<void> {
  for (const child of children.filter(({ name }) => name.trim())) {
    const known = await trx('children')
      .where({ family_id: familyId })
      .whereRaw('lower(name) = lower(?)', [child.name])
      .first('id');
    const facts = {
      ...(child.approxAge === undefined ? {} : { approx_age: child.approxAge }),
      ...(child.birthDate ? { birth_date: child.birthDate } : {}),
      ...(child.document ? { document: child.document } : {}),
      ...(child.school ? { school: child.school } : {}),
    };
    if (known) {
      if (Object.keys(facts).length > 0) await trx('children').where({ id: known.id }).update(facts);
    } else {
      await trx('children').insert({ id: randomUUID(), family_id: familyId, name: child.name.trim(), ...facts });
    }
  }
}

/** The children as the message was corrected: those it no longer names are gone. Only while the case is at its first step. */
export async function correctChildren(
  trx: Transaction,
  familyId: string,
  children: readonly ChildFacts[],
): Promise<void> {
  const names = children.map(({ name }) => name.trim().toLowerCase());
  await trx('children').where({ family_id: familyId }).whereRaw('NOT lower(name) = ANY (?)', [names]).delete();
  await mergeChildren(trx, familyId, children);
}

/** Adds unknown parents and completes known ones (matched by name). */
export async function mergeParents(trx: Transaction, familyId: string, parents: readonly ParentFacts[]): Promise<void> {
  for (const parent of parents.filter(({ name }) => name.trim())) {
    const known = await trx('parents')
      .where({ family_id: familyId })
      .whereRaw('lower(name) = lower(?)', [parent.name])
      .first('id');
    const facts = { relation: parent.relation, birth_date: parent.birthDate, work: parent.work };
    if (known) await trx('parents').where({ id: known.id }).update(facts);
    else await trx('parents').insert({ id: randomUUID(), family_id: familyId, name: parent.name.trim(), ...facts });
  }
}

export type KnownChild = {
  readonly id: string;
  readonly name: string;
  readonly approxAge: number | null;
  readonly birthDate: string | null;
  readonly document: string;
  readonly school: string;
};

/** The children of a family, eldest entry first. */
export async function childrenOf(trx: Transaction, familyId: string): Promise<readonly KnownChild[]> {
  const rows = await trx('children').where({ family_id: familyId }).orderBy(['created_at', 'name']).select();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    approxAge: row.approx_age,
    birthDate: row.birth_date,
    document: row.document,
    school: row.school,
  }));
}

/** The parents of a family. */
export async function parentsOf(
  trx: Transaction,
  familyId: string,
): Promise<readonly (ParentFacts & { readonly id: string })[]> {
  const rows = await trx('parents').where({ family_id: familyId }).orderBy(['created_at', 'name']).select();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    relation: row.relation,
    birthDate: row.birth_date,
    work: row.work,
  }));
}

/** How a family is called for who sees numbers and has declared a purpose of control; null otherwise. */
export async function familyNameForPurpose(trx: Transaction, caseId: string): Promise<string | null> {
  const { rows } = await trx.raw<{ rows: { name: string | null }[] }>('SELECT family_name_for_purpose(?) AS name', [
    caseId,
  ]);
  return rows[0]?.name ?? null;
}

/** How a family is called and where it lives. */
export async function familyOf(
  trx: Transaction,
  familyId: string,
): Promise<{ name: string; address: string } | undefined> {
  return trx('families').where({ id: familyId }).first('name', 'address');
}
