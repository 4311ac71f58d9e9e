/** A labelled place for one control: label above, hint below, error in words tied to the control by aria. */
import type { ReactNode } from 'react';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly required?: boolean;
  readonly hint?: string;
  readonly error?: string;
  readonly children: ReactNode;
};

export function Field({ id, label, required = false, hint, error, children }: Props) {
  return (
    <div className={error ? 'field field_wrong' : 'field'}>
      <label className="field__label" htmlFor={id}>
        {label}
        {required && <RequiredStar />}
      </label>
      {children}
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}

export function RequiredStar() {
  return (
    <span className="field__star" aria-hidden="true">
      {' '}
      *
    </span>
  );
}

/** Hint and error below a control; `describedBy(id)` is what the control points at. */
export function FieldNotes({
  id,
  hint,
  error,
}: {
  readonly id: string;
  readonly hint?: string;
  readonly error?: string;
}) {
  return (
    <div id={describedBy(id)}>
      {error && <p className="field__error">{error}</p>}
      {hint && <p className="field__hint">{hint}</p>}
    </div>
  );
}

export function describedBy(id: string): string {
  return `${id}-notes`;
}
