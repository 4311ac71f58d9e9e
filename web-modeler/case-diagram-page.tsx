/** Where a case stands on its diagram: tokens, the way already gone, and the same in words for those who do not see pictures. */
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { LoadingRows } from '#web/parts/loading-rows.tsx';
import { PageHeading } from '#web/parts/page-heading.tsx';
import { QueryView } from '#web/parts/query-view.tsx';
import { caseDiagramQuery } from '#web/queries.ts';
import { useMoments } from '#web/use-session.ts';
import { caseMarks } from './case-marks.ts';
import { DiagramCanvas } from './diagram-canvas.tsx';

type Diagram = ApiSchemas['CaseDiagram'];
const route = getRouteApi('/cases/$caseId/diagram');

export function CaseDiagramPage() {
  const { caseId } = route.useParams();
  const diagram = useQuery(caseDiagramQuery(caseId));
  return (
    <>
      <p className="crumbs">
        <Link to="/cases/$caseId" params={{ caseId }} className="link">
          К карте случая
        </Link>
      </p>
      <QueryView query={diagram} loading={<LoadingRows rows={1} height={480} />}>
        {(data) => <CaseDiagram diagram={data} />}
      </QueryView>
    </>
  );
}

function CaseDiagram({ diagram }: { readonly diagram: Diagram }) {
  const moments = useMoments();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const marks = useMemo(() => caseMarks(diagram, moments.since), [diagram, moments]);
  const tokens = diagram.tokens.filter(({ elementId }) => names.size === 0 || names.has(elementId));
  return (
    <>
      <PageHeading title="Где случай на схеме" lead={`${diagram.name}, выпуск ${diagram.release}`} />
      <section className="card" aria-label="Положение случая словами">
        {diagram.tokens.length === 0 && <p>Случай завершён: на схеме его больше нет.</p>}
        <ul className="plain-list">
          {tokens.map((token) => (
            <li key={`${token.elementId}-${token.since}`}>
              Сейчас: <strong>{names.get(token.elementId) || 'служебный шаг'}</strong>, с {moments.since(token.since)}
              {token.state === 'INCIDENT' && (
                <strong className="strong-danger"> — остановлено из-за сбоя, администратор извещён</strong>
              )}
            </li>
          ))}
        </ul>
        <ul className="legend">
          <li className="legend__item legend__item_active">случай здесь</li>
          <li className="legend__item legend__item_visited">уже пройдено</li>
          <li className="legend__item legend__item_incident">сбой</li>
        </ul>
      </section>
      <DiagramCanvas
        xml={diagram.xml}
        label={`Схема: ${diagram.name}. Плюс и минус меняют масштаб, ноль показывает всё`}
        marks={marks}
        focusOn={diagram.tokens.at(-1)?.elementId}
        onNames={setNames}
      />
    </>
  );
}
