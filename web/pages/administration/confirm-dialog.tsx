/** Asks before something that cuts a person off or removes a record; says what will happen. */
import { Dialog } from '@gravity-ui/uikit';
import type { ReactNode } from 'react';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
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
    <Dialog open onClose={close} maxWidth="s" fullWidth aria-label={title}>
      <Dialog.Header caption={title} />
      <Dialog.Body className="dialog-body">
        {children}
        {request.error && <ProblemNotice problem={request.error} />}
      </Dialog.Body>
      <Dialog.Footer
        textButtonApply={apply}
        textButtonCancel="Не надо"
        loading={request.isPending}
        onClickButtonApply={() => request.mutate(deed)}
        onClickButtonCancel={close}
      />
    </Dialog>
  );
}
