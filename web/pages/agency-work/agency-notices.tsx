/** Notices that were sent to the officer's body: what they say, until when an answer is awaited, what was answered, and the answer. */
import { Button, useToaster } from '@gravity-ui/uikit';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { BodyAnswers } from '../../parts/body-answers.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { serverNow } from '../../server-clock.ts';
import { type Moments, useMoments } from '../../use-session.ts';
import { Section } from '../case-card/case-sections.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { useAgencyChange } from './use-agency-change.ts';

type Card = ApiSchemas['AgencyCard'];
type Notice = Card['notices'][number];

export function AgencyNotices({ card }: { readonly card: Card }) {
  const [answered, setAnswered] = useState<Notice>();
  return (
    <Section
      title="Извещения вашему ведомству"
      empty={card.notices.length === 0 ? 'Извещений вашему ведомству не отправляли.' : undefined}
    >
      <ul className="lines">
        {card.notices.map((notice) => (
          <NoticeLine key={notice.id} caseId={card.caseId} notice={notice} answer={() => setAnswered(notice)} />
        ))}
      </ul>
      {answered && (
        <AnswerDialog key={answered.id} caseId={card.caseId} notice={answered} close={() => setAnswered(undefined)} />
      )}
    </Section>
  );
}

type LineProps = { readonly caseId: string; readonly notice: Notice; readonly answer: () => void };

function NoticeLine({ caseId, notice, answer }: LineProps) {
  const moments = useMoments();
  return (
    <li className="signal-item">
      <p>
        <strong>{notice.title || 'Извещение'}</strong>
        {notice.kind === 'IMMEDIATE' && <strong> · незамедлительно</strong>}
        <span className="secondary block">
          {notice.agency}, отправлено {moments.moment(notice.sentAt)}
          {notice.outgoingNumber && `, исх. № ${notice.outgoingNumber}`}
        </span>
      </p>
      <p className="prewrap">{notice.content}</p>
      <p className="secondary">Основание: {notice.legalGround}</p>
      <p className={isLate(notice) ? 'due__text_overdue' : undefined}>{stateText(notice, moments)}</p>
      {notice.acknowledgedAt && !notice.selfAnswered && notice.reply && <p className="prewrap">{notice.reply}</p>}
      <BodyAnswers answers={notice.answers} />
      <NoticeActions caseId={caseId} notice={notice} answer={answer} />
    </li>
  );
}

function NoticeActions({ caseId, notice, answer }: LineProps) {
  const toaster = useToaster();
  const path = `/agency-work/${caseId}/notices/${notice.id}/answer/withdrawal`;
  const withdrawal = useAgencyChange(path, () =>
    toaster.add({ name: `withdrawn-${notice.id}`, theme: 'info', title: 'Подтверждение снято' }),
  );
  const given = Boolean(notice.answers[0]?.receivedAt);
  return (
    <div className="line-actions no-print">
      <Button view={given ? 'outlined' : 'action'} size="l" onClick={answer}>
        {given ? 'Дополнить или исправить' : 'Подтвердить получение'}
      </Button>
      {given && !notice.taken && (
        <Button view="flat" size="l" loading={withdrawal.isPending} onClick={() => withdrawal.mutate(undefined)}>
          Снять подтверждение
        </Button>
      )}
      {withdrawal.error && <ProblemNotice problem={withdrawal.error} />}
    </div>
  );
}

const isLate = ({ dueAt }: Notice): boolean => dueAt !== null && Date.parse(dueAt) < serverNow();

function stateText(notice: Notice, moments: Moments): string {
  if (notice.acknowledgedAt && notice.selfAnswered) return '';
  if (notice.acknowledgedAt) return `Ответ отмечен центром ${moments.moment(notice.acknowledgedAt)}`;
  if (notice.closedReason) return 'Центр ответа больше не ждёт, но подтвердить получение можно и сейчас.';
  if (!notice.dueAt) return 'Центр ждёт подтверждения.';
  if (isLate(notice)) return `Центр ждал ответа до ${moments.full(notice.dueAt)}. Ответить можно и сейчас.`;
  return `Центр ждёт ответа до ${moments.full(notice.dueAt)}.`;
}
