/** Emergencies of a case as a list: when, why, what was done and what followed; visits that were asked for at once. */
import type { ReactNode } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { stepTitle } from '#domain/case-steps.ts';
import {
  emergencyCauseNames,
  emergencySourceNames,
  followUpNames,
  placementNames,
  removalDeciderNames,
} from '../../emergency-labels.ts';
import { decisionNames, nameOf } from '../../labels.ts';
import { useMoments } from '../../use-session.ts';
import { Section } from './case-sections.tsx';

type Emergency = ApiSchemas['Emergency'];

export function EmergencyHistory({ list }: { readonly list: ApiSchemas['EmergencyList'] }) {
  const moments = useMoments();
  return (
    <Section title="Экстренное реагирование">
      <ul className="lines">
        {list.items.map((emergency) => (
          <EmergencyItem key={emergency.partId} emergency={emergency} />
        ))}
        {list.visitCalls.map((call) => (
          <li key={call.id} className="emergency-item">
            <p>
              <strong>Посещение вне плана</strong>{' '}
              <span className="secondary">
                {moments.full(call.askedAt)}, {call.askedBy}
              </span>
            </p>
            <p className="prewrap">{call.reason}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function EmergencyItem({ emergency }: { readonly emergency: Emergency }) {
  const moments = useMoments();
  const { startedAt, endedAt, stepThen, followUp } = emergency;
  const until = endedAt ? ` – ${moments.full(endedAt)}` : ', идёт';
  return (
    <li className="emergency-item">
      <p>
        <strong>
          {moments.full(startedAt)}
          {until}
        </strong>{' '}
        <span className="secondary">{aboutBegin(emergency)}</span>
      </p>
      {emergency.reasons.map((reason) => (
        <p key={reason} className="prewrap">
          {reason}
        </p>
      ))}
      {stepThen !== null && (
        <Note>
          Случай был на шаге {stepThen}, «{stepTitle(stepThen)}»
        </Note>
      )}
      <RemovalNote emergency={emergency} />
      {followUp && <Note>Дальше: {nameOf(followUpNames, followUp)}</Note>}
      <NewDecision emergency={emergency} />
    </li>
  );
}

function aboutBegin({ source, what, startedBy }: Emergency): string {
  const cause = what && what !== 'OTHER' ? nameOf(emergencyCauseNames, what) : undefined;
  return [source && nameOf(emergencySourceNames, source), cause, startedBy].filter(Boolean).join(' · ');
}

const Note = ({ children }: { readonly children: ReactNode }) => <p className="secondary">{children}</p>;

function RemovalNote({ emergency: { removal, claimFiledOn } }: { readonly emergency: Emergency }) {
  const moments = useMoments();
  if (!removal) return null;
  const claim = claimFiledOn ? `иск в суд подан ${moments.day(claimFiledOn)}` : 'иск в суд ещё не подан';
  return (
    <Note>
      Ребёнка отобрали {moments.full(removal.removedAt)}, акт № {removal.actNumber}; решил{' '}
      {nameOf(removalDeciderNames, removal.decidedBy)}; ребёнок {nameOf(placementNames, removal.placement)}; прокурор
      извещён {moments.full(removal.prosecutorNotifiedAt)}; {claim}
    </Note>
  );
}

function NewDecision({ emergency: { decisionBefore, decisionAfter } }: { readonly emergency: Emergency }) {
  if (!decisionAfter) return null;
  const after = nameOf(decisionNames, decisionAfter);
  return (
    <Note>
      {decisionBefore === decisionAfter
        ? `Решение осталось прежним: ${after}`
        : `Решение изменено: было «${nameOf(decisionNames, decisionBefore)}», стало «${after}»`}
    </Note>
  );
}
