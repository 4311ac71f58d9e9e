/** A message of an officer as typed, what is wrong with it, and the request that it makes. What he may not know is not asked. Pure. */
import type { ApiSchemas } from '#generated/api-types.ts';
import type { FieldError } from '../../api-problem.ts';
import { ageErrors, childrenIn, emptySignal, type SignalDraft } from '../signals/signal-draft.ts';

type Sent = ApiSchemas['AgencyMessageSent'];
/** The request body; children as a plain list instead of the generated tuples of one to twenty. */
export type MessageBody = Omit<Sent, 'message'> & {
  readonly message: Omit<Sent['message'], 'children'> & { readonly children: ReturnType<typeof childrenIn> };
};
/** `centreId` empty: the first of the centres. */
export type MessageDraft = SignalDraft & { readonly centreId: string };

export const emptyMessage = (now: number, zone: string, childKey: string): MessageDraft => ({
  ...emptySignal(now, zone, childKey),
  centreId: '',
});

const required: readonly { readonly path: 'dangerNow' | 'reason' | 'facts'; readonly message: string }[] = [
  { path: 'dangerNow', message: 'Ответьте, есть ли опасность сейчас. Если неясно, выберите «Неизвестно»' },
  { path: 'reason', message: 'Выберите основную причину' },
  { path: 'facts', message: 'Запишите, что вам известно' },
];

/** Everything that is wrong, all at once, in the order of the form. */
export function messageErrors(draft: MessageDraft): readonly FieldError[] {
  const lost = draft.familyName.trim() === '' && draft.location.trim() === '';
  return [
    ...required.filter(({ path }) => path === 'dangerNow' && draft[path] === ''),
    ...draft.children.flatMap(ageErrors),
    ...(lost ? [{ path: 'location', message: 'Напишите фамилию или где находятся дети: иначе семью не найти' }] : []),
    ...required.filter(({ path }) => path !== 'dangerNow' && draft[path].trim() === ''),
  ];
}

/** The request of a draft without errors; undefined when something is still missing. */
export function messageOf(draft: MessageDraft, centreId: string): MessageBody | undefined {
  const { reason, dangerNow, familyName, location, territoryId, facts } = draft;
  const { injury, childUnder7Unattended, adultAcuteState, suspectedAbuse } = draft;
  if (reason === '' || dangerNow === '') return undefined;
  const circumstances = { injury, childUnder7Unattended, adultAcuteState, suspectedAbuse };
  const place = { familyName, location, ...(territoryId ? { territoryId } : {}) };
  return { centreId, message: { ...place, children: childrenIn(draft), reason, facts, dangerNow, ...circumstances } };
}
