/** A BPMN diagram to look at: pan by mouse or Ctrl+arrows, zoom by buttons; marks and small notes on elements. */
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';
import { Minus, Plus, SquareDashed } from '@gravity-ui/icons';
import { Button, Icon } from '@gravity-ui/uikit';
import { useEffect, useRef, useState } from 'react';
import { openDiagram, type DiagramMark, type OpenDiagram } from './open-diagram.ts';

type Props = {
  readonly xml: string;
  readonly label: string;
  readonly marks: readonly DiagramMark[];
  /** The element to start at; without it the diagram starts at its beginning. */
  readonly focusOn?: string;
  /** Called with the Russian names of elements once the diagram is read. */
  readonly onNames?: (names: ReadonlyMap<string, string>) => void;
};

export function DiagramCanvas({ xml, label, marks, focusOn, onNames }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const start = useRef(focusOn);
  const [diagram, setDiagram] = useState<OpenDiagram>();
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let gone = false;
    let opened: OpenDiagram | undefined;
    if (!container.current) return undefined;
    const show = async (place: HTMLElement) => {
      const ready = await openDiagram(place, xml, start.current);
      if (gone) return ready.destroy();
      opened = ready;
      setDiagram(ready);
      onNames?.(ready.names());
    };
    show(container.current).catch((error: unknown) => {
      reportError(error);
      setFailed(true);
    });
    return () => {
      gone = true;
      opened?.destroy();
      setDiagram(undefined);
    };
  }, [xml, onNames]);

  useEffect(() => diagram?.mark(marks), [diagram, marks]);

  if (failed) return <p role="alert">Схему не удалось нарисовать: в её файле ошибка. Сообщите методисту.</p>;
  return (
    <div className="diagram">
      <div className="diagram__tools no-print" role="group" aria-label="Масштаб">
        <Button size="l" aria-label="Увеличить" title="Увеличить" onClick={() => diagram?.zoom(1)}>
          <Icon data={Plus} size={16} />
        </Button>
        <Button size="l" aria-label="Уменьшить" title="Уменьшить" onClick={() => diagram?.zoom(-1)}>
          <Icon data={Minus} size={16} />
        </Button>
        <Button size="l" aria-label="Вся схема" title="Вся схема" onClick={() => diagram?.fit()}>
          <Icon data={SquareDashed} size={16} />
        </Button>
      </div>
      <div
        ref={container}
        className="diagram__canvas"
        role="group"
        aria-label={label}
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.key === '+' || event.key === '=') diagram?.zoom(1);
          if (event.key === '-') diagram?.zoom(-1);
          if (event.key === '0') diagram?.fit();
        }}
      />
    </div>
  );
}
