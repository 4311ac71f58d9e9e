/** A deployed diagram with the number of cases that stand on each element now. */
import { useMemo, useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { counted } from '#web/plural.ts';
import { DiagramCanvas } from './diagram-canvas.tsx';

type Props = { readonly resource: ApiSchemas['ReleaseResource']; readonly title: string };

export function BpmnView({ resource, title }: Props) {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const busy = useMemo(() => Object.entries(resource.activeByElement).filter(([, count]) => count > 0), [resource]);
  const marks = useMemo(
    () => busy.map(([elementId, count]) => ({ elementId, className: 'token-active', note: String(count) })),
    [busy],
  );
  return (
    <>
      <section className="card" aria-label="Где сейчас случаи">
        {busy.length === 0 ? (
          <p>Сейчас на этой схеме идущих случаев нет.</p>
        ) : (
          <ul className="plain-list">
            {busy
              .filter(([elementId]) => names.size === 0 || names.has(elementId))
              .map(([elementId, count]) => (
                <li key={elementId}>
                  {names.get(elementId) || 'Служебный шаг'}: {counted(count, ['случай', 'случая', 'случаев'])}
                </li>
              ))}
          </ul>
        )}
      </section>
      <DiagramCanvas
        xml={resource.content}
        label={`Схема: ${title}. Плюс и минус меняют масштаб, ноль показывает всё`}
        marks={marks}
        onNames={setNames}
      />
    </>
  );
}
