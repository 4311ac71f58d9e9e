/** Asks before something that cuts a person off or removes a record; says what will happen. */
import type { ReactNode } from 'react';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { type Deed, useDeed } from './use-deed.ts';

type Props = {
  readonly title: string;
  readonly apply: string;
  readonly deed: Deed;
  readonly close: () => void;
  readonly done: (deed: Deed) => void;
  readonly children: ReactNode;
};

export function ConfirmDialog({ title, apply, deed, close, done, children }: Props) {
  const request = useDeed((made) => {
    done(made);
    close();
  });
  return (
    <FormDialog
      title={title}
      apply={apply}
      cancel="Не надо"
      busy={request.isPending}
      problem={request.error}
      onApply={() => request.mutate(deed)}
      onClose={close}
    >
      {children}
    </FormDialog>
  );
}
