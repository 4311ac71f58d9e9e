/** The form of a new message: its fields as typed, what is wrong with them, and the request that they make. Pure. */
import type { ApiSchemas } from '#generated/api-types.ts';
import type { FieldError } from '../../api-problem.ts';
import { instantOf, textOfInstant } from '../../date-time-text.ts';
import type { DateTimeText } from '../../parts/date-time-field.tsx';

/** The request body; children as a plain list instead of the generated tuples of one to twenty. */
export type Registration = Omit<ApiSchemas['SignalRegistration'], 'children'> & {
  readonly children: readonly { readonly name: string; readonly approxAge: number | null }[];
};
export type ChildText = { readonly key: string; readonly name: string; readonly approxAge: string };
export type SignalDraft = {
  readonly receivedAt: DateTimeText;
  readonly channel: Registration['channel'] | '';
  readonly source: Registration['source'] | '';
  readonly reporter: string;
  readonly familyName: string;
  readonly children: readonly ChildText[];
  readonly location: string;
  /** Empty: the territory of the centre itself. */
  readonly territoryId: string;
  readonly reason: Registration['reason'] | '';
  readonly facts: string;
  readonly dangerNow: Registration['dangerNow'] | '';
  readonly injury: boolean;
  readonly childUnder7Unattended: boolean;
  readonly adultAcuteState: boolean;
  readonly suspectedAbuse: boolean;
};

export const MAX_CHILDREN = 20;

/** An empty form, received now. `now` in milliseconds; `childKey` names the first row. */
export function emptySignal(now: number, zone: string, childKey: string): SignalDraft {
  return {
    receivedAt: textOfInstant(now, zone),
    channel: 'phone',
    source: '',
    reporter: '',
    familyName: '',
    children: [{ key: childKey, name: '', approxAge: '' }],
    location: '',
    territoryId: '',
    reason: '',
    facts: '',
    dangerNow: '',
    injury: false,
    childUnder7Unattended: false,
    adultAcuteState: false,
    suspectedAbuse: false,
  };
}

const required: readonly {
  readonly path: 'source' | 'channel' | 'familyName' | 'location' | 'reason' | 'facts' | 'dangerNow';
  readonly message: string;
}[] = [
  { path: 'channel', message: 'Выберите, как получено сообщение' },
  { path: 'source', message: 'Выберите, от кого сообщение' },
  { path: 'familyName', message: 'Укажите фамилию или как известна семья' },
  { path: 'location', message: 'Укажите, где находятся дети' },
  { path: 'reason', message: 'Выберите основную причину' },
  { path: 'facts', message: 'Запишите, что сообщили' },
  { path: 'dangerNow', message: 'Ответьте, есть ли опасность сейчас. Если неясно, выберите «Неизвестно»' },
];

/** Everything that is wrong, all at once, in the order of the form. `now` in milliseconds. */
export function signalErrors(draft: SignalDraft, zone: string, now: number): readonly FieldError[] {
  return [
    ...momentErrors(draft.receivedAt, zone, now),
    ...required.filter(({ path }) => draft[path].trim() === ''),
    ...draft.children.flatMap(childErrors),
  ];
}

function momentErrors(text: DateTimeText, zone: string, now: number): readonly FieldError[] {
  const instant = instantOf(text, zone);
  if (!instant) return [{ path: 'receivedAt', message: 'Проверьте дату и время: день.месяц.год и часы:минуты' }];
  return Date.parse(instant) > now + 60_000
    ? [{ path: 'receivedAt', message: 'Это время ещё не наступило: проверьте дату и время' }]
    : [];
}

/** A child without a name or with an age that is none. */
function childErrors(child: ChildText, index: number): readonly FieldError[] {
  return [
    ...(child.name.trim() === ''
      ? [{ path: `children.${index}.name`, message: 'Укажите имя или напишите «неизвестно»' }]
      : []),
    ...ageErrors(child, index),
  ];
}

/** An age that is none. */
export function ageErrors(child: ChildText, index: number): readonly FieldError[] {
  const age = child.approxAge.trim();
  const wrong = age !== '' && !(/^\d{1,2}$/.test(age) && Number(age) <= 17);
  return wrong ? [{ path: `children.${index}.approxAge`, message: 'Возраст: целое число от 0 до 17' }] : [];
}

/** The children as a request takes them. */
export const childrenIn = ({ children }: SignalDraft) =>
  children.map(({ name, approxAge }) => ({
    name: name.trim(),
    approxAge: approxAge.trim() === '' ? null : Number(approxAge),
  }));

/** The request of a draft without errors; undefined when something is still missing. */
export function registrationOf(draft: SignalDraft, zone: string): Registration | undefined {
  const receivedAt = instantOf(draft.receivedAt, zone);
  const { channel, source, reason, dangerNow } = draft;
  if (!receivedAt || channel === '' || source === '' || reason === '' || dangerNow === '') return undefined;
  const children = childrenIn(draft);
  const territoryId = draft.territoryId || undefined;
  return { ...draft, receivedAt, channel, source, reason, dangerNow, children, territoryId };
}
