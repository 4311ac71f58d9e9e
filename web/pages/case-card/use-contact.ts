/** What is typed about a contact, what is wrong with it, and the request that it makes. */
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { dayOfMoment, dayOfText } from '../../day-text.ts';
import { russianDay } from '../../report-words.ts';
import { serverNow } from '../../server-clock.ts';
import { announce } from '../../shell/outcome-region.tsx';
import { useChange } from '../../use-change.ts';
import { useMoments } from '../../use-session.ts';

type Body = ApiSchemas['ContactInput'];
type Draft = Readonly<Record<'day' | 'channel' | 'withWhom' | 'minutes' | 'topic', string>>;
type Wrong = Partial<Record<keyof Draft, string>>;

export function useContact(caseId: string) {
  const { zone } = useMoments();
  const today = dayOfMoment(serverNow(), zone);
  const empty: Draft = { day: russianDay(today), channel: 'PHONE', withWhom: '', minutes: '', topic: '' };
  const [draft, setDraft] = useState(empty);
  const [checked, setChecked] = useState(false);
  const client = useQueryClient();
  const request = useChange<ApiSchemas['ContactRecorded'], Body>(
    (body) => ({ path: `/cases/${caseId}/contacts`, body }),
    {
      done: () => {
        setDraft(empty);
        setChecked(false);
        announce('Контакт записан');
        void client.invalidateQueries({ queryKey: ['case', caseId] });
      },
    },
  );
  const wrong = contactErrors(draft, today);
  const record = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!request.isPending && Object.keys(wrong).length === 0) request.mutate(bodyOf(draft));
  };
  return {
    draft,
    wrong: checked ? wrong : {},
    edit: (part: Partial<Draft>) => setDraft({ ...draft, ...part }),
    record,
    busy: request.isPending,
    problem: request.error,
  };
}

function contactErrors({ day, withWhom, minutes, topic }: Draft, today: string): Wrong {
  const held = dayOfText(day);
  const lasted = minutes.trim();
  const wrongMinutes = lasted !== '' && !(/^\d{1,3}$/.test(lasted) && Number(lasted) >= 1 && Number(lasted) <= 600);
  return {
    ...(held === undefined ? { day: 'Проверьте дату: день.месяц.год' } : {}),
    ...(held !== undefined && held > today ? { day: 'Этот день ещё не наступил' } : {}),
    ...(withWhom.trim() === '' ? { withWhom: 'Укажите, с кем говорили' } : {}),
    ...(topic.trim() === '' ? { topic: 'Запишите, о чём' } : {}),
    ...(wrongMinutes ? { minutes: 'Целое число от 1 до 600; при письме оставьте пустым' } : {}),
  };
}

function bodyOf({ day, channel, withWhom, minutes, topic }: Draft): Body {
  return {
    heldOn: dayOfText(day) ?? '',
    channel: channel as Body['channel'],
    withWhom: withWhom.trim(),
    minutes: minutes.trim() === '' ? null : Number(minutes),
    topic: topic.trim(),
  };
}
