/** The heading and the tabs that the screens of administration share; each person sees the tabs that the server would open. */
import type { ReactNode } from 'react';
import { accessOf, type Deed, type Subject } from '#domain/access.ts';
import { FilterTabs } from '../../parts/filter-tabs.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { useSession } from '../../use-session.ts';

type Tab = { readonly to: string; readonly title: string; readonly needs: readonly [Deed, Subject] };
const tabs: readonly Tab[] = [
  { to: '/administration/people', title: 'Сотрудники', needs: ['read', 'People'] },
  { to: '/administration/absences', title: 'Отсутствия', needs: ['read', 'Absence'] },
  { to: '/administration/places', title: 'Территории и центры', needs: ['read', 'Organisation'] },
  { to: '/administration/agencies', title: 'Органы', needs: ['read', 'Organisation'] },
  { to: '/administration/rules', title: 'Правила', needs: ['read', 'Rules'] },
  { to: '/calendar', title: 'Календарь', needs: ['read', 'Calendar'] },
];

type Props = {
  readonly on: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

export function AdministrationFrame({ on, title, lead, actions, children }: Props) {
  const access = useAccess();
  const seen = tabs.filter(({ needs }) => access.can(...needs));
  return (
    <>
      <PageHeading title={title} lead={lead}>
        {actions}
      </PageHeading>
      {seen.length > 1 && (
        <FilterTabs
          label="Разделы администрирования"
          to={on}
          tabs={seen.map(({ to, title: name }) => ({ to, title: name, search: {}, on: to === on }))}
        />
      )}
      {children}
    </>
  );
}

/** What the signed-in person may do, by the same table as the server. */
export function useAccess() {
  return accessOf(useSession()?.roles ?? []);
}
