/** Which bodies were informed of what, at once or of the results, and what they answered. */
import { Button } from '@gravity-ui/uikit';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { emergenciesQuery } from '../../emergency-queries.ts';
import { BodyAnswers } from '../../parts/body-answers.tsx';
import type { Moments } from '../../use-session.ts';
import { useMoments } from '../../use-session.ts';
import { Section } from './case-sections.tsx';
import { ReceiptDialog } from './receipt-dialog.tsx';

type Notice = ApiSchemas['CaseNotice'];

export function CaseNotices({ card }: { readonly card: ApiSchemas['CaseCard'] }) {
  const caseId = card.case.id;
  const { data } = useQuery(emergenciesQuery(caseId));
  const [answered, setAnswered] = useState<Notice>();
  return (
    <Section
      title="Кого известили"
      empty={
        card.notices.length === 0 ? 'Извещений пока нет: об опасности сообщают сразу, об итогах — шаг 6.' : undefined
      }
    >
      <ul className="lines">
        {card.notices.map((notice) => (
          <NoticeLine
            key={notice.id}
            notice={notice}
            answer={data?.mayAct && isAwaitedHere(notice) ? () => setAnswered(notice) : undefined}
          />
        ))}
      </ul>
      {answered && (
        <ReceiptDialog key={answered.id} caseId={caseId} notice={answered} close={() => setAnswered(undefined)} />
      )}
    </Section>
  );
}

type LineProps = { readonly notice: Notice; readonly answer: (() => void) | undefined };

function NoticeLine({ notice, answer }: LineProps) {
  const moments = useMoments();
  return (
    <li className="lines__item">
      <div>
        {notice.agency}
        {notice.kind === 'IMMEDIATE' && <strong> · незамедлительно</strong>}
        <span className="secondary block">{notice.title}</span>
        {notice.reply && !saysBody(notice) && <span className="block prewrap">Ответ: {notice.reply}</span>}
        <BodyAnswers answers={notice.answers} />
      </div>
      <span className="notice-state">
        {states(notice, moments).map((state) => (
          <span key={state} className="block">
            {state}
          </span>
        ))}
        {answer && (
          <Button className="no-print" view="outlined" size="m" onClick={answer}>
            Ответ получен
          </Button>
        )}
      </span>
    </li>
  );
}

/** The answer that the notice carries is the body's own, which is shown with its author. */
const saysBody = ({ reply, answers }: Notice): boolean => answers[0]?.reply === reply;

/** Answers to notices of results are recorded in their own task. */
const isAwaitedHere = ({ kind, sentAt, acknowledgedAt, closedReason }: Notice): boolean =>
  kind === 'IMMEDIATE' && sentAt !== null && acknowledgedAt === null && closedReason === null;

function states({ sentAt, acknowledgedAt, remindedAt, closedReason }: Notice, { moment }: Moments): string[] {
  if (!sentAt) return [closedReason ? `не отправлялось: ${closedReason}` : 'ещё не отправлено'];
  const sent = `отправлено ${moment(sentAt)}`;
  if (acknowledgedAt) return [sent, `получен ответ ${moment(acknowledgedAt)}`];
  if (closedReason) return [sent, `ответа не будет: ${closedReason}`];
  return [sent, remindedAt ? `ждём ответа, напомнили ${moment(remindedAt)}` : 'ждём ответа'];
}
