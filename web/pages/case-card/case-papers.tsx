/** The papers of a case: title, number, day, and the ways to have each. */
import { useQuery } from '@tanstack/react-query';
import { CancelPaper } from '../../parts/cancel-paper.tsx';
import { FoldedLines } from '../../parts/folded-lines.tsx';
import { PaperLinks, PaperState } from '../../parts/paper-links.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { casePapersQuery } from '../../paper-queries.ts';
import { russianDay } from '../../report-words.ts';

export function CasePapers({ caseId }: { readonly caseId: string }) {
  const papers = useQuery(casePapersQuery(caseId));
  return (
    <section className="card">
      <h2>Документы</h2>
      <QueryView query={papers}>
        {({ items, pdf }) =>
          items.length === 0 ? (
            <p className="secondary">Пока ни одного: документ появляется вместе с выполненной задачей.</p>
          ) : (
            <FoldedLines of="документы">
              {items.map((paper) => (
                <li key={paper.id} className="lines__item">
                  <span>
                    {paper.title}
                    <span className="secondary block">
                      № {paper.number} от {russianDay(paper.issuedOn)}
                      {paper.issuedBy && `, ${paper.issuedBy}`}
                    </span>
                    <PaperState paper={paper} />
                  </span>
                  <span className="paper-links">
                    <PaperLinks paper={paper} pdf={pdf} />
                    <CancelPaper paper={paper} />
                  </span>
                </li>
              ))}
            </FoldedLines>
          )
        }
      </QueryView>
    </section>
  );
}
