/** A list of lines of which only the first ones are shown until somebody asks for the others; on paper all of them stand. */
import { Button } from '@gravity-ui/uikit';
import { Children, type ReactNode, useState } from 'react';

type Props = {
  /** What is listed, in the accusative plural: «документы». */
  readonly of: string;
  readonly shown?: number;
  readonly children: readonly ReactNode[];
};

const usuallyShown = 6;

export function FoldedLines({ of, shown = usuallyShown, children }: Props) {
  const [open, setOpen] = useState(false);
  const lines = Children.toArray(children);
  // One line more is no reason for a button.
  const folds = lines.length > shown + 1;
  return (
    <>
      <ul className="lines">{folds ? lines.slice(0, shown) : lines}</ul>
      {folds && (
        <>
          <ul className={open ? 'lines lines_rest' : 'lines lines_rest lines_folded'}>{lines.slice(shown)}</ul>
          <Button
            className="lines-button no-print"
            size="m"
            view="flat-action"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Свернуть' : `Показать остальные ${of}: ${lines.length - shown}`}
          </Button>
        </>
      )}
    </>
  );
}
