/** The two sides of messages: the journal and a new one. */
import { FilterTabs } from '../../parts/filter-tabs.tsx';

export function SignalTabs({ current }: { readonly current: 'new' | 'journal' }) {
  const tabs = [
    { title: 'Журнал учёта', on: current === 'journal', search: {} },
    { title: 'Новое сообщение', on: current === 'new', search: {}, to: '/signals/new' },
  ];
  return <FilterTabs label="Сообщения" to="/signals" tabs={tabs} />;
}
