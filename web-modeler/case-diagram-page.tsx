/** Where a case stands on its diagrams: tokens, the way already gone, and the same in words for those who do not see pictures. */
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { LoadingRows } from '#web/parts/loading-rows.tsx';
import { PageHeading } from '#web/parts/page-heading.tsx';
import { QueryView } from '#web/parts/query-view.tsx';
import { caseDiagramQuery } from '#web/queries.ts';
import { useMoments } from '#web/use-session.ts';
import { CaseLines } from './case-lines.tsx';
import { caseMarks } from './case-marks.ts';
import { DiagramCanvas } from './diagram-canvas.tsx';

type Diagram = ApiSchemas['CaseDiagram'];
const route = getRouteApi('/cases/$caseId/diagram');

export function CaseDiagramPage() {
  const { caseId } = route.useParams();
  const { part } = route.useSearch();
  const diagram = useQuery(caseDiagramQuery(caseId, part));
  return (
    <>
      <p className="crumbs">
        <Link to="/cases/$caseId" params={{ caseId }} className="link">
          К карте случая
        </Link>
      </p>
      <QueryView query={diagram} loading={<LoadingRows rows={1} height={480} />}>
        {(data) => <CaseDiagram key={data.partId ?? 'main'} caseId={caseId} diagram={data} />}
      </QueryView>
    </>
  );
}

function CaseDiagram({ caseId, diagram }: { readonly caseId: string; readonly diagram: Diagram }) {
  const moments = useMoments();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const marks = useMemo(() => caseMarks(diagram, moments.since), [diagram, moments]);
  const line = diagram.lines.find(({ partId }) => partId === diagram.partId);
  const title = line?.title ?? diagram.name;
  return (
    <>
      <PageHeading title="Где случай на схеме" lead={`${diagram.name}. ${title}, выпуск ${diagram.release}`} />
      <CaseLines caseId={caseId} diagram={diagram} />
      <section className="card" aria-label="Положение случая словами">
        <PlaceInWords diagram={diagram} names={names} />
        <ul className="legend">
          <li className="legend__item legend__item_active">случай здесь</li>
          <li className="legend__item legend__item_visited">уже пройдено</li>
          <li className="legend__item legend__item_incident">сбой</li>
        </ul>
      </section>
      <DiagramCanvas
        xml={diagram.xml}
        label={`Схема: ${title}. Плюс и минус меняют масштаб, ноль показывает всё`}
        marks={marks}
        focusOn={diagram.tokens.at(-1)?.elementId}
        onNames={setNames}
      />
    </>
  );
}

type PlaceProps = { readonly diagram: Diagram; readonly names: ReadonlyMap<string, string> };

function PlaceInWords({ diagram, names }: PlaceProps) {
  const moments = useMoments();
  const state = diagram.lines.find(({ partId }) => partId === diagram.partId)?.state ?? 'RUNNING';
  const tokens = diagram.tokens.filter(({ elementId }) => names.size === 0 || names.has(elementId));
  if (diagram.tokens.length === 0) return <p>{wordsWithoutToken(state, diagram.partId === null)}</p>;
  return (
    <ul className="plain-list">
      {tokens.map((token) => (
        <li key={token.elementId}>
          Сейчас: <strong>{names.get(token.elementId) || 'служебный шаг'}</strong>, с {moments.since(token.since)}
          {token.state === 'INCIDENT' && (
            <strong className="strong-danger"> — остановлено из-за сбоя, администратор извещён</strong>
          )}
        </li>
      ))}
    </ul>
  );
}

function wordsWithoutToken(state: Diagram['lines'][number]['state'], main: boolean): string {
  if (state === 'RUNNING') return 'Начинается: движок ещё не дошёл до первого шага.';
  if (main) return 'Случай завершён: на схеме его больше нет.';
  return state === 'DONE' ? 'Этот процесс завершён.' : 'Этот процесс прекращён, не дойдя до конца.';
}
