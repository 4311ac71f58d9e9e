/** Which bodies were informed of what, at once or of the results, and what they answered. */
import type { ApiSchemas } from '#generated/api-types.ts';
import type { Moments } from '../../use-session.ts';
import { useMoments } from '../../use-session.ts';
import { Section } from './case-sections.tsx';

type Notice = ApiSchemas['CaseNotice'];

export function CaseNotices({ card }: { readonly card: ApiSchemas['CaseCard'] }) {
  const moments = useMoments();
  return (
    <Section
      title="Кого известили"
      empty={
        card.notices.length === 0 ? 'Извещений пока нет: об опасности сообщают сразу, об итогах — шаг 6.' : undefined
      }
    >
      <ul className="lines">
        {card.notices.map((notice) => (
          <li key={notice.id} className="lines__item">
            <span>
              {notice.agency}
              {notice.kind === 'IMMEDIATE' && <strong> · незамедлительно</strong>}
              <span className="secondary block">{notice.title}</span>
              {notice.reply && <span className="block prewrap">Ответ: {notice.reply}</span>}
            </span>
            <span className="notice-state">
              {states(notice, moments).map((state) => (
                <span key={state} className="block">
                  {state}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function states({ sentAt, acknowledgedAt, remindedAt, closedReason }: Notice, { moment }: Moments): string[] {
  if (!sentAt) return [closedReason ? `не отправлялось: ${closedReason}` : 'ещё не отправлено'];
  const sent = `отправлено ${moment(sentAt)}`;
  if (acknowledgedAt) return [sent, `получен ответ ${moment(acknowledgedAt)}`];
  if (closedReason) return [sent, `ответа не будет: ${closedReason}`];
  return [sent, remindedAt ? `ждём ответа, напомнили ${moment(remindedAt)}` : 'ждём ответа'];
}
