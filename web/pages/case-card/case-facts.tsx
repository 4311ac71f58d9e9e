/** What has been found out and decided so far, in words. */
import type { ApiSchemas } from '#generated/api-types.ts';
import { decisionNames, nameOf, recommendationNames, riskNames, safetyNames, urgencyNames } from '../../labels.ts';
import { useMoments } from '../../use-session.ts';

export function CaseFacts({ card }: { readonly card: ApiSchemas['CaseCard'] }) {
  const moments = useMoments();
  const { case: row } = card;
  const facts = [
    { term: 'Территория', text: row.territory.name },
    { term: 'Экстренность', text: nameOf(urgencyNames, row.urgency) },
    { term: 'Безопасность', text: nameOf(safetyNames, card.safety) },
    { term: 'Уровень риска', text: nameOf(riskNames, row.riskLevel) },
    { term: 'Рекомендация', text: nameOf(recommendationNames, card.recommendation) },
    { term: 'Решение', text: nameOf(decisionNames, card.decision) },
    { term: 'Куратор', text: row.curator?.name ?? 'не назначен' },
    { term: 'Открыт', text: moments.full(row.openedAt) },
    ...(row.closedAt ? [{ term: 'Завершён', text: moments.full(row.closedAt) }] : []),
    { term: 'Выпуск схемы', text: String(card.release) },
  ];
  return (
    <section className="card">
      <h2>Главное</h2>
      <dl className="facts">
        {facts.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
