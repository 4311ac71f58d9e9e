/** What is typed in the confirmation of a notice, what is wrong with it, and the request that it makes. */
import { useToaster } from '@gravity-ui/uikit';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { messagesByField } from '../../api-problem.ts';
import { instantOf, textOfInstant } from '../../date-time-text.ts';
import { dayOfText } from '../../day-text.ts';
import type { DateTimeText } from '../../parts/date-time-field.tsx';
import { russianDay } from '../../report-words.ts';
import { serverNow } from '../../server-clock.ts';
import { useMoments } from '../../use-session.ts';
import { useAgencyChange } from './use-agency-change.ts';

type Notice = ApiSchemas['AgencyCard']['notices'][number];
type Body = ApiSchemas['NoticeAnswerGiven'];
type Draft = {
  readonly received: DateTimeText;
  readonly journalNumber: string;
  readonly journalOn: string;
  readonly reply: string;
  readonly repliedOn: string;
};
type Wrong = Partial<Record<'receivedAt' | 'journalOn' | 'repliedOn', string>>;

export function useAnswer(caseId: string, notice: Notice, close: () => void) {
  const { zone } = useMoments();
  const toaster = useToaster();
  const [draft, setDraft] = useState(() => begunWith(notice, zone));
  const [checked, setChecked] = useState(false);
  const request = useAgencyChange<Body>(`/agency-work/${caseId}/notices/${notice.id}/answer`, () => {
    toaster.add({ name: `answered-${notice.id}`, theme: 'success', title: 'Центр получил ваш ответ' });
    close();
  });
  const wrong = wrongIn(draft, zone);
  const apply = () => {
    setChecked(true);
    if (!request.isPending && Object.keys(wrong).length === 0) request.mutate(bodyOf(draft, zone));
  };
  return {
    draft,
    edit: (part: Partial<Draft>) => setDraft({ ...draft, ...part }),
    wrong: { ...messagesByField(request.error), ...(checked ? wrong : {}) },
    apply,
    busy: request.isPending,
    problem: request.error,
  };
}

/** The last answer, to be corrected; or received now. */
function begunWith({ answers: [last] }: Notice, zone: string): Draft {
  const at = last?.receivedAt ? Date.parse(last.receivedAt) : serverNow();
  return {
    received: textOfInstant(at, zone),
    journalNumber: last?.journalNumber ?? '',
    journalOn: last?.journalOn ? russianDay(last.journalOn) : '',
    reply: last?.reply ?? '',
    repliedOn: last?.repliedOn ? russianDay(last.repliedOn) : '',
  };
}

const isDay = (text: string): boolean => text.trim() === '' || dayOfText(text) !== undefined;

function wrongIn({ received, journalOn, repliedOn }: Draft, zone: string): Wrong {
  const wrongDay = 'Проверьте дату: день.месяц.год';
  return {
    ...(instantOf(received, zone) ? {} : { receivedAt: 'Проверьте дату и время: день.месяц.год, часы:минуты' }),
    ...(isDay(journalOn) ? {} : { journalOn: wrongDay }),
    ...(isDay(repliedOn) ? {} : { repliedOn: wrongDay }),
  };
}

function bodyOf({ received, journalNumber, journalOn, reply, repliedOn }: Draft, zone: string): Body {
  return {
    receivedAt: instantOf(received, zone) ?? '',
    journalNumber: journalNumber.trim(),
    journalOn: dayOfText(journalOn) ?? null,
    reply: reply.trim(),
    repliedOn: dayOfText(repliedOn) ?? null,
  };
}
