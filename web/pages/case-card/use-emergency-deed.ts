/** What is typed into the dialogs of an emergency, what is wrong with it, and the request that it makes. */
import { useToaster } from '@gravity-ui/uikit';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { dayOfText } from '../../day-text.ts';
import { useChange } from '../../use-change.ts';

export type EmergencyDeed = 'emergency' | 'visit-now' | 'claim';
export type Cause = ApiSchemas['EmergencyCause'];

const doneTitles: Readonly<Record<EmergencyDeed, string>> = {
  emergency: 'Экстренное реагирование начато',
  'visit-now': 'Посещение назначено на сегодня',
  claim: 'Иск в суд отмечен',
};

export function useEmergencyDeed(caseId: string, deed: EmergencyDeed, close: () => void) {
  const [what, setWhat] = useState<Cause | ''>('');
  const [reason, setReason] = useState('');
  const [filedOn, setFiledOn] = useState('');
  const [checked, setChecked] = useState(false);
  const client = useQueryClient();
  const toaster = useToaster();
  const request = useChange<unknown, object>((body) => ({ path: `/cases/${caseId}/${deed}`, body }), {
    done: () => {
      for (const name of ['case', 'case-support', 'cases', 'deadlines', 'tasks', 'alarms'])
        void client.invalidateQueries({ queryKey: [name] });
      toaster.add({ name: `${deed}-${caseId}`, theme: 'success', title: doneTitles[deed] });
      close();
    },
  });
  const wrongWhat = deed === 'emergency' && what === '' ? 'Выберите, что произошло' : undefined;
  const wrongReason = deed !== 'claim' && reason.trim().length < 3 ? 'Напишите, что известно' : undefined;
  const wrongDay = deed === 'claim' && !dayOfText(filedOn) ? 'Проверьте дату: день.месяц.год' : undefined;
  const apply = () => {
    setChecked(true);
    if (request.isPending || wrongWhat || wrongReason || wrongDay) return;
    if (deed === 'claim') request.mutate({ filedOn: dayOfText(filedOn) });
    else request.mutate({ reason: reason.trim(), ...(deed === 'emergency' ? { what } : {}) });
  };
  const wrong = checked ? { what: wrongWhat, reason: wrongReason, day: wrongDay } : {};
  return {
    what,
    setWhat,
    reason,
    setReason,
    filedOn,
    setFiledOn,
    apply,
    wrong,
    busy: request.isPending,
    problem: request.error,
  };
}
