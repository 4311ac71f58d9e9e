/** The emergency of a case: a banner while one runs, what a person may begin at once, and what there was before. */
import { Button } from '@gravity-ui/uikit';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { emergenciesQuery } from '../../emergency-queries.ts';
import { useMoments } from '../../use-session.ts';
import { EmergencyDialog } from './emergency-dialog.tsx';
import { EmergencyHistory } from './emergency-history.tsx';
import type { EmergencyDeed } from './use-emergency-deed.ts';

type List = ApiSchemas['EmergencyList'];

/** Above everything else on the card. */
export function CaseEmergency({ caseId }: { readonly caseId: string }) {
  const { data } = useQuery(emergenciesQuery(caseId));
  const [deed, setDeed] = useState<EmergencyDeed>();
  if (!data) return null;
  const running = data.items.find(({ endedAt }) => endedAt === null);
  const deeds = data.mayAct ? deedsOf(data, running !== undefined) : [];
  if (!running && deeds.length === 0) return null;
  return (
    <section
      className={running ? 'emergency emergency_running' : 'emergency no-print'}
      aria-label="Экстренное реагирование"
    >
      {running && <Running emergency={running} />}
      <div className="emergency__buttons no-print">
        {deeds.map((one) => (
          <Button
            key={one}
            size="l"
            view={one === 'emergency' ? 'outlined-danger' : 'outlined'}
            onClick={() => setDeed(one)}
          >
            {one === 'emergency' && running ? 'Дополнить: стало известно новое' : buttonNames[one]}
          </Button>
        ))}
      </div>
      {deed && <EmergencyDialog key={deed} caseId={caseId} deed={deed} close={() => setDeed(undefined)} />}
    </section>
  );
}

const buttonNames: Readonly<Record<EmergencyDeed, string>> = {
  emergency: 'Ребёнок в опасности: начать экстренное реагирование',
  'visit-now': 'Посетить семью немедленно',
  claim: 'Иск в суд подан',
};

function deedsOf({ visitAwaited, items }: List, runs: boolean): readonly EmergencyDeed[] {
  const claimDue = items.some(({ removal, claimFiledOn }) => removal !== null && claimFiledOn === null);
  return [
    'emergency',
    ...(visitAwaited && !runs ? (['visit-now'] as const) : []),
    ...(claimDue ? (['claim'] as const) : []),
  ];
}

function Running({ emergency }: { readonly emergency: ApiSchemas['Emergency'] }) {
  const moments = useMoments();
  return (
    <div role="status">
      <h2>Идёт экстренное реагирование</h2>
      <p>
        Начато {moments.full(emergency.startedAt)}
        {emergency.startedBy && `, ${emergency.startedBy}`}
        {emergency.visitsSuspendedAt && '. Плановые посещения приостановлены'}
      </p>
      {emergency.reasons.map((reason) => (
        <p key={reason} className="prewrap">
          {reason}
        </p>
      ))}
    </div>
  );
}

/** Among the sections of the card. */
export function CaseEmergencies({ caseId }: { readonly caseId: string }) {
  const { data } = useQuery(emergenciesQuery(caseId));
  if (!data || (data.items.length === 0 && data.visitCalls.length === 0)) return null;
  return <EmergencyHistory list={data} />;
}
