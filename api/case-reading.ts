/** Reading a case: noted with its purpose in the transaction of the reading, before anything is answered; no note, no answer. */
import { DomainError } from '#domain/error.ts';
import { noteReading, type Reading } from '#store/audit-store.ts';
import { isGlassBroken } from '#store/break-glass-store.ts';
import type { Transaction } from '#store/database.ts';
import type { SignedInPerson } from '#store/people-store.ts';
import { isAllowed } from './operate.ts';

type OfCase = Omit<Reading, 'subjectKind' | 'subjectId'> & Partial<Pick<Reading, 'subjectKind' | 'subjectId'>>;

/** NOT_FOUND when the case is not the reader's to see; PURPOSE_NEEDED until he has said in this sign-in what he reads it for. */
export async function readingCase(trx: Transaction, reading: OfCase): Promise<void> {
  const { caseId } = reading;
  const purpose = await noteReading(trx, { subjectKind: 'case', subjectId: caseId, ...reading });
  if (purpose === 'HIDDEN') throw new DomainError('NOT_FOUND');
  if (purpose === 'NEEDED') throw new DomainError('PURPOSE_NEEDED', { caseId });
}

/** Whose posts open no cards reads one that was opened in an emergency. */
export async function requireCaseAccess(trx: Transaction, person: SignedInPerson, caseId: string): Promise<void> {
  if (isAllowed(person, 'read', 'CaseList') || (await isGlassBroken(trx, caseId))) return;
  throw new DomainError('FORBIDDEN');
}
