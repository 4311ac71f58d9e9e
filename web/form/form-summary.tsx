/** All that must be corrected in one list above the form: each line leads to its field. Takes the focus when it appears. */
import { useEffect, useRef } from 'react';
import { counted } from '../plural.ts';

export type SummaryError = { readonly path: string; readonly message: string; readonly label: string };

type Props = { readonly errors: readonly SummaryError[]; readonly onPick: (path: string) => void };

export function FormSummary({ errors, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length === 0) return;
    box.current?.scrollIntoView({ block: 'nearest' });
    box.current?.focus({ preventScroll: true });
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} className="form-summary" role="alert" tabIndex={-1}>
      <h2>Проверьте форму: {counted(errors.length, ['ошибка', 'ошибки', 'ошибок'])}</h2>
      <ul>
        {errors.map((error, index) => (
          <li key={`${error.path}-${index}`}>
            {error.label ? (
              <button type="button" className="link-button" onClick={() => onPick(error.path)}>
                {error.label}
              </button>
            ) : (
              'Форма в целом'
            )}
            : {error.message}
          </li>
        ))}
      </ul>
    </div>
  );
}
