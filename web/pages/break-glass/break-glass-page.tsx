/** «Экстренный доступ»: open a case by its number with a reason; what was opened, and the review of the head of the unit. */
import { Button } from '@gravity-ui/uikit';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { accessOf } from '#domain/access.ts';
import type { ApiSchemas } from '#generated/api-types.ts';
import { brokenGlassQuery } from '../../audit-queries.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { serverNow } from '../../server-clock.ts';
import { useMoments, useSession } from '../../use-session.ts';
import { BreakGlassDialog } from './break-glass-dialog.tsx';
import { ReviewDialog } from './review-dialog.tsx';

type Glass = ApiSchemas['BrokenGlass'];

export function BreakGlassPage() {
  const [open, setOpen] = useState(false);
  const glasses = useQuery(brokenGlassQuery);
  const mayOpen = accessOf(useSession()?.roles ?? []).can('work', 'BreakGlass');
  return (
    <>
      <PageHeading
        title="Экстренный доступ"
        lead="Когда помощь нужна сейчас, а случай ведёт другой: карта открывается на сутки, только для чтения. Заведующая узнаёт об этом сразу."
      >
        {mayOpen && (
          <Button size="l" view="outlined-danger" onClick={() => setOpen(true)}>
            Открыть карту по номеру
          </Button>
        )}
      </PageHeading>
      <QueryView query={glasses}>
        {({ items }) =>
          items.length > 0 ? (
            <ul className="alarms">
              {items.map((glass) => (
                <GlassItem key={glass.id} glass={glass} />
              ))}
            </ul>
          ) : (
            <EmptyState title="Карт в экстренном порядке не открывали">
              Здесь будут видны причина, срок доступа и решение заведующей.
            </EmptyState>
          )
        }
      </QueryView>
      {open && <BreakGlassDialog close={() => setOpen(false)} />}
    </>
  );
}

function GlassItem({ glass }: { readonly glass: Glass }) {
  const moments = useMoments();
  const [reviewing, setReviewing] = useState(false);
  return (
    <li className={glass.review === null ? 'alarm alarm_escalation' : 'alarm'}>
      <div>
        <p className="alarm__title">
          Случай{' '}
          <Link to="/cases/$caseId" params={{ caseId: glass.caseId }} className="link">
            {glass.caseNumber}
          </Link>
          : {glass.openedBy.name}, {glass.post}
        </p>
        <p className="prewrap">{glass.reason}</p>
        <p className="secondary">
          Открыта {moments.full(glass.openedAt)}, {endText(glass, moments.full)}
        </p>
        <p>{reviewText(glass)}</p>
      </div>
      {glass.mayReview && (
        <div className="alarm__side">
          <Button
            size="l"
            view="action"
            aria-label={`Рассмотреть: случай ${glass.caseNumber}, ${glass.openedBy.name}`}
            onClick={() => setReviewing(true)}
          >
            Рассмотреть
          </Button>
        </div>
      )}
      {reviewing && <ReviewDialog glass={glass} close={() => setReviewing(false)} />}
    </li>
  );
}

function endText({ review, until }: Glass, full: (iso: string) => string): string {
  if (review === 'OBJECTED') return 'доступ прекращён';
  return Date.parse(until) > serverNow() ? `доступ до ${full(until)}` : `доступ закончился ${full(until)}`;
}

function reviewText({ review, reviewNote, reviewedBy }: Glass): string {
  if (review === null) return 'Заведующая ещё не рассмотрела.';
  const verdict = review === 'ACCEPTED' ? 'Принято' : 'Возражение';
  return [`${verdict}: ${reviewedBy?.name ?? ''}`, reviewNote].filter(Boolean).join('. ');
}
