/** The ways to have a paper: an editable file, a page to print, PDF where the server makes it; and why there is none. */
import { Button } from '@gravity-ui/uikit';
import type { ApiSchemas } from '#generated/api-types.ts';

type Paper = ApiSchemas['PaperRow'];
type Props = { readonly paper: Paper; readonly pdf: boolean };

export function PaperLinks({ paper, pdf }: Props) {
  if (!paper.readable) return <span className="secondary">Содержание видят те, кто ведёт случай</span>;
  const about = `${paper.title}, ${paper.number}`;
  const address = `/api/papers/${paper.id}`;
  return (
    <span className="paper-links no-print">
      <Button size="m" view="outlined" href={`${address}/word`} aria-label={`Word: ${about}`}>
        Word
      </Button>
      <Button size="m" view="outlined" href={`${address}/page`} target="_blank" aria-label={`Печать: ${about}`}>
        Печать
      </Button>
      {pdf && (
        <Button size="m" view="outlined" href={`${address}/pdf`} aria-label={`PDF: ${about}`}>
          PDF
        </Button>
      )}
    </span>
  );
}

/** Why a paper is no longer valid. */
export function PaperState({ paper }: { readonly paper: Paper }) {
  if (paper.state === 'ISSUED') return null;
  return <span className="paper-cancelled block">Отменён: {paper.cancelReason}</span>;
}
