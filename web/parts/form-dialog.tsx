/** A dialog that asks for one thing and applies it: what went wrong stands under the fields, nothing is closed until it is done. */
import { Dialog } from '@gravity-ui/uikit';
import type { ReactNode } from 'react';
import type { ApiProblem } from '../api-problem.ts';
import { ProblemNotice } from './problem-notice.tsx';

type Props = {
  /** What the dialog is for; also its caption, unless that names whom it is about. */
  readonly title: string;
  readonly caption?: string;
  readonly size?: 's' | 'm';
  readonly bodyClass?: string;
  readonly apply: string;
  readonly cancel: string;
  readonly busy: boolean;
  readonly disabled?: boolean;
  readonly problem: ApiProblem | null | undefined;
  readonly onApply: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

export function FormDialog({ title, caption = title, size = 's', bodyClass = 'dialog-body', ...rest }: Props) {
  const { apply, cancel, busy, disabled = false, problem, onApply, onClose, children } = rest;
  return (
    <Dialog open onClose={onClose} maxWidth={size} fullWidth aria-label={title}>
      <Dialog.Header caption={caption} />
      <Dialog.Body className={bodyClass}>
        {children}
        {problem && <ProblemNotice problem={problem} />}
      </Dialog.Body>
      <Dialog.Footer
        textButtonApply={apply}
        textButtonCancel={cancel}
        loading={busy}
        propsButtonApply={{ disabled }}
        onClickButtonApply={onApply}
        onClickButtonCancel={onClose}
      />
    </Dialog>
  );
}
