/** Sections of the case card that are lists: open tasks, filled forms, messages. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { dangerNames, nameOf, reasonNames, roleNames, signalDecisionNames, sourceNames } from '../../labels.ts';
import { DueMark } from '../../parts/due-mark.tsx';
import { FoldedLines } from '../../parts/folded-lines.tsx';
import { useMoments } from '../../use-session.ts';

type Props = { readonly card: ApiSchemas['CaseCard'] };

export function Section({
  title,
  empty,
  children,
}: {
  readonly title: string;
  readonly empty?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="card">
      <h2>{title}</h2>
      {empty ? <p className="secondary">{empty}</p> : children}
    </section>
  );
}

export function CaseTasks({ card }: Props) {
  const done =
    card.case.status === 'CLOSED'
      ? 'Случай завершён, задач нет.'
      : 'Сейчас открытых задач нет: процесс готовит следующую.';
  return (
    <Section title="Что делать сейчас" empty={card.openTasks.length === 0 ? done : undefined}>
      <ul className="lines">
        {card.openTasks.map((task) => (
          <li key={task.id} className="lines__item">
            <span>
              {task.accessible ? (
                <Link to="/tasks/$taskId" params={{ taskId: task.id }} className="link">
                  {task.title}
                </Link>
              ) : (
                task.title
              )}
              <span className="secondary block">{nameOf(roleNames, task.who)}</span>
            </span>
            <DueMark dueAt={task.dueAt} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function CaseRecords({ card }: Props) {
  const moments = useMoments();
  return (
    <Section
      title="Заполненные формы"
      empty={card.records.length === 0 ? 'Пока ни одной: они появятся, когда завершат первую задачу.' : undefined}
    >
      <FoldedLines of="формы">
        {card.records.map((record) => (
          <li key={record.submissionId} className="lines__item">
            <Link
              to="/cases/$caseId/records/$submissionId"
              params={{ caseId: card.case.id, submissionId: record.submissionId }}
              className="link"
            >
              {record.title}
            </Link>
            <span className="secondary">
              {record.submittedBy}, {moments.moment(record.submittedAt)}
            </span>
          </li>
        ))}
      </FoldedLines>
    </Section>
  );
}

export function CaseSignals({ card }: Props) {
  const moments = useMoments();
  return (
    <Section title="Сообщения" empty={card.signals.length === 0 ? 'Сообщений нет.' : undefined}>
      <ul className="lines">
        {card.signals.map((signal) => (
          <li key={signal.number} className="signal-item">
            <p>
              <strong>{signal.number}</strong>, {moments.moment(signal.receivedAt)},{' '}
              {nameOf(sourceNames, signal.source)}
            </p>
            <p>
              {nameOf(reasonNames, signal.reason)}. Опасность сейчас: {dangerNames[signal.dangerNow].toLowerCase()}.
            </p>
            <p className="prewrap">{signal.facts}</p>
            <p className="secondary">
              {signal.decision ? nameOf(signalDecisionNames, signal.decision) : 'Ждёт решения'}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
