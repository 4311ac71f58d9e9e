/** The processes of a case to switch between: the main line and what runs now as tabs, what is over below them. */
import { Link } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { useMoments } from '#web/use-session.ts';

type Diagram = ApiSchemas['CaseDiagram'];
type Line = Diagram['lines'][number];
type Props = { readonly caseId: string; readonly diagram: Pick<Diagram, 'lines' | 'partId'> };

const pastWords: Readonly<Record<string, string>> = { DONE: 'завершено', WITHDRAWN: 'прекращено' };

export function CaseLines({ caseId, diagram }: Props) {
  const moments = useMoments();
  const tabs = diagram.lines.filter((line) => line.partId === null || line.state === 'RUNNING');
  const past = diagram.lines.filter((line) => line.partId !== null && line.state !== 'RUNNING');
  const link = (line: Line, className: string) => (
    <Link
      to="/cases/$caseId/diagram"
      params={{ caseId }}
      search={{ part: line.partId ?? undefined }}
      className={className}
      aria-current={line.partId === diagram.partId ? 'true' : undefined}
    >
      {line.partId === null ? 'Главная линия' : line.title}
    </Link>
  );
  return (
    <nav className="case-lines no-print" aria-label="Процессы случая">
      <div className="filter-tabs">
        {tabs.map((line) => (
          <span key={line.partId ?? 'main'}>
            {link(line, line.partId === diagram.partId ? 'filter-tabs__tab filter-tabs__tab_on' : 'filter-tabs__tab')}
            {line.beside && <span className="case-lines__beside">рядом</span>}
          </span>
        ))}
      </div>
      {past.length > 0 && (
        <details className="case-lines__past" open={past.some((line) => line.partId === diagram.partId)}>
          <summary>Прошедшие процессы: {past.length}</summary>
          <ul className="plain-list">
            {past.map((line) => (
              <li key={line.partId}>
                {link(line, line.partId === diagram.partId ? 'link case-lines__chosen' : 'link')}{' '}
                <span className="secondary">
                  начато {moments.moment(line.startedAt)}
                  {line.endedAt && `, ${pastWords[line.state]} ${moments.moment(line.endedAt)}`}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </nav>
  );
}
