/** A message about a family of its own comes in: its case asks for its place in the engine, which may be away. */
import type { SignalRegistered } from '#generated/api-types.ts';
import { inventFamily } from '#scenario/invented-families.ts';
import type { Office } from '#scenario/office.ts';

export const family = inventFamily(5, 1, 2026);

/** The case's id. */
export async function registerMessage({ duty }: Office): Promise<string> {
  const { asOf } = await duty.get<{ asOf: string }>('/tasks?list=group');
  const { caseId } = await duty.post<SignalRegistered>('/signals', {
    ...{ receivedAt: asOf, channel: 'phone', source: 'HEALTH', reason: 'NEGLECT', dangerNow: 'NO' },
    facts: 'Дети не привиты.',
    familyName: family.familyName,
    location: family.address,
    children: family.children.map(({ name, approxAge }) => ({ name, approxAge })),
  });
  return caseId;
}
