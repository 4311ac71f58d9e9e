/** Emergency access at the card: the way in where the case is closed to the person, and until when it is open. */
import { Button } from '@gravity-ui/uikit';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accessOf } from '#domain/access.ts';
import { brokenGlassQuery } from '../../audit-queries.ts';
import { serverNow } from '../../server-clock.ts';
import { useMoments, useSession } from '../../use-session.ts';
import { BreakGlassDialog } from '../break-glass/break-glass-dialog.tsx';

/** Beside the refusal, for those who may. */
export function CaseBehindGlass({ caseId }: { readonly caseId: string }) {
  const [open, setOpen] = useState(false);
  if (!accessOf(useSession()?.roles ?? []).can('work', 'BreakGlass')) return null;
  return (
    <section className="card">
      <h2>Карта нужна прямо сейчас?</h2>
      <p>
        Если ребёнку нужна помощь, а куратор недоступен, карту случая вашего центра можно открыть в экстренном порядке.
        Причину увидит заведующая.
      </p>
      <Button size="l" view="outlined-danger" className="case-glass__button" onClick={() => setOpen(true)}>
        Открыть в экстренном порядке
      </Button>
      {open && <BreakGlassDialog caseId={caseId} close={() => setOpen(false)} />}
    </section>
  );
}

/** Above the card that is open by an emergency only. */
export function GlassNotice({ caseId }: { readonly caseId: string }) {
  const { data } = useQuery(brokenGlassQuery);
  const moments = useMoments();
  const me = useSession();
  const mine = data?.items.find(
    (glass) => glass.caseId === caseId && glass.openedBy.id === me?.id && Date.parse(glass.until) > serverNow(),
  );
  return (
    <section className="emergency emergency_running" role="status">
      <p>
        Карта открыта в экстренном порядке, только для чтения
        {mine && ` — до ${moments.full(mine.until)}`}. Каждое открытие записано.
      </p>
    </section>
  );
}
