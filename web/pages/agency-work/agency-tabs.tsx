/** The sides of an officer's work: what his body has to do, what became of his messages, and a new one. */
import { FilterTabs } from '../../parts/filter-tabs.tsx';

export function AgencyTabs({ current }: { readonly current: 'open' | 'all' | 'messages' | 'new' }) {
  const tabs = [
    { title: 'Ждут ведомства', on: current === 'open', search: {} },
    { title: 'Все случаи', on: current === 'all', search: { show: 'all' } },
    { title: 'Мои сообщения', on: current === 'messages', search: {}, to: '/agency-work/messages' },
    { title: 'Сообщить о ребёнке', on: current === 'new', search: {}, to: '/agency-work/messages/new' },
  ];
  return <FilterTabs label="Работа ведомства" to="/agency-work" tabs={tabs} />;
}
