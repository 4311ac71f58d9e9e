/** What has just been done, and the way back where there is one. */
import { Button } from '@gravity-ui/uikit';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { type Deed, useDeed } from './use-deed.ts';

type Props = { readonly deed: Deed | undefined; readonly after: (deed: Deed) => void };

export function LastDeed({ deed, after }: Props) {
  return deed ? <Done key={deed.said + deed.path} deed={deed} after={after} /> : null;
}

function Done({ deed, after }: { readonly deed: Deed; readonly after: (deed: Deed) => void }) {
  const undo = useDeed((undone) => after(undone));
  const { undo: back } = deed;
  return (
    <div className="completed-notice last-deed no-print">
      <span>{deed.said}</span>
      {back && (
        <Button size="l" view="outlined" loading={undo.isPending} onClick={() => undo.mutate(back)}>
          Отменить
        </Button>
      )}
      {undo.error && <ProblemNotice problem={undo.error} />}
    </div>
  );
}
