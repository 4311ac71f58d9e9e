/** «Напечатать»: what is printed is noted first, also when the browser's own command is used. */
import { Button, useToaster } from '@gravity-ui/uikit';
import { useEffect, useRef } from 'react';
import { useChange } from '../use-change.ts';

type Props = {
  readonly page: 'CASE' | 'RECORD' | 'REPORT' | 'PAPER_JOURNAL' | 'CALENDAR' | 'AUDIT';
  readonly caseId?: string;
};

export function PrintButton({ page, caseId }: Props) {
  const noted = useRef(false);
  const toaster = useToaster();
  const note = useChange<void, boolean>(() => ({ path: '/prints', body: { page, ...(caseId ? { caseId } : {}) } }), {
    done: (_answer, byButton) => {
      if (!byButton) return;
      noted.current = true;
      window.print();
    },
    failed: (problem) =>
      toaster.add({ name: 'print', theme: 'danger', title: 'Не напечатано', content: problem.title }),
  });
  const { mutate } = note;
  useEffect(() => {
    const printed = () => {
      if (!noted.current) mutate(false);
      noted.current = false;
    };
    window.addEventListener('beforeprint', printed);
    return () => window.removeEventListener('beforeprint', printed);
  }, [mutate]);
  return (
    <Button size="l" view="outlined" className="no-print" loading={note.isPending} onClick={() => mutate(true)}>
      Напечатать
    </Button>
  );
}
