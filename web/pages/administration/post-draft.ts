/** A post while it is typed: what is wrong with it and the request that it makes. Pure. */
import type { ApiSchemas } from '#generated/api-types.ts';
import { dayOfText } from '../../day-text.ts';
import { russianDay } from '../../report-words.ts';

/** `place` is `c:<centre>` or `t:<territory>`; days as people write them. */
export type PostDraft = Readonly<Record<'role' | 'place' | 'unitId' | 'agencyId' | 'since' | 'lastDay', string>>;
export type PostErrors = { readonly [Name in keyof PostDraft]?: string };
export type NewPost = ApiSchemas['NewStaffPost'];

export const emptyPost = (today: string): PostDraft => ({
  role: '',
  place: '',
  unitId: '',
  agencyId: '',
  since: russianDay(today),
  lastDay: '',
});

export function postErrors({ role, place, agencyId, since, lastDay }: PostDraft): PostErrors {
  const first = dayOfText(since);
  const last = dayOfText(lastDay);
  const wrongLast = lastDay.trim() !== '' && (last === undefined || (first !== undefined && last < first));
  return {
    ...(role ? {} : { role: 'Выберите роль' }),
    ...(place ? {} : { place: 'Выберите центр или территорию' }),
    ...(role === 'agencyOfficer' && !agencyId ? { agencyId: 'Выберите орган' } : {}),
    ...(first === undefined ? { since: 'Проверьте дату: день.месяц.год' } : {}),
    ...(wrongLast ? { lastDay: last === undefined ? 'Проверьте дату: день.месяц.год' : 'Раньше первого дня' } : {}),
  };
}

export function postOf({ role, place, unitId, agencyId, since, lastDay }: PostDraft): NewPost {
  const id = place.slice(2);
  const atCentre = place.startsWith('c:');
  return {
    role: role as NewPost['role'],
    centreId: atCentre ? id : null,
    territoryId: atCentre ? null : id,
    unitId: atCentre && unitId ? unitId : null,
    agencyId: role === 'agencyOfficer' ? agencyId : null,
    since: dayOfText(since) ?? '',
    lastDay: dayOfText(lastDay) ?? null,
  };
}
