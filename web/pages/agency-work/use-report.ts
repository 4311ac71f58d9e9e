/** What is typed in the report on a measure, what is wrong with it, and the request that it makes. */
import { useToaster } from '@gravity-ui/uikit';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { dayOfMoment, dayOfText } from '../../day-text.ts';
import { russianDay } from '../../report-words.ts';
import { serverNow } from '../../server-clock.ts';
import { useMoments } from '../../use-session.ts';
import { useAgencyChange } from './use-agency-change.ts';

type Measure = ApiSchemas['AgencyCard']['measures'][number];
type Body = ApiSchemas['MeasureReportGiven'];
type Draft = { readonly state: Body['state'] | ''; readonly onDay: string; readonly words: string };
type Wrong = Partial<Record<keyof Draft, string>>;

export function useReport(caseId: string, measure: Measure, close: () => void) {
  const { zone } = useMoments();
  const toaster = useToaster();
  const today = dayOfMoment(serverNow(), zone);
  const [draft, setDraft] = useState<Draft>({ state: '', onDay: russianDay(today), words: '' });
  const [checked, setChecked] = useState(false);
  const request = useAgencyChange<Body>(`/agency-work/${caseId}/measures/${measure.id}/report`, () => {
    toaster.add({ name: `reported-${measure.id}`, theme: 'success', title: 'Куратор получил ваше сообщение' });
    close();
  });
  const wrong = wrongIn(draft, today);
  const apply = () => {
    setChecked(true);
    const { state, onDay, words } = draft;
    if (request.isPending || state === '' || Object.keys(wrong).length > 0) return;
    request.mutate({ state, onDay: dayOfText(onDay) ?? '', words: words.trim() });
  };
  return {
    draft,
    edit: (part: Partial<Draft>) => setDraft({ ...draft, ...part }),
    wrong: checked ? wrong : {},
    apply,
    busy: request.isPending,
    problem: request.error,
  };
}

function wrongIn({ state, onDay, words }: Draft, today: string): Wrong {
  const day = dayOfText(onDay);
  return {
    ...(state === '' ? { state: 'Выберите, что с мероприятием' } : {}),
    ...(day === undefined ? { onDay: 'Проверьте дату: день.месяц.год' } : {}),
    ...(day !== undefined && day > today ? { onDay: 'Этот день ещё не наступил' } : {}),
    ...(state === 'FAILED' && words.trim() === '' ? { words: 'Напишите, почему не удалось' } : {}),
  };
}
