/** A row of filters of which one is on; real links, so that they can be opened, shared and walked by keyboard. */
import { Link } from '@tanstack/react-router';

export type FilterTab = {
  readonly title: string;
  readonly count?: number;
  readonly search: object;
  readonly on: boolean;
  /** Another page, when the tab is not a filter of this one. */
  readonly to?: string;
};

type Props = { readonly label: string; readonly to: string; readonly tabs: readonly FilterTab[] };

export function FilterTabs({ label, to, tabs }: Props) {
  return (
    <nav className="filter-tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.title}
          to={tab.to ?? to}
          search={tab.search}
          replace
          className={tab.on ? 'filter-tabs__tab filter-tabs__tab_on' : 'filter-tabs__tab'}
          aria-current={tab.on ? 'true' : undefined}
        >
          {tab.title}
          {tab.count !== undefined && <span className="filter-tabs__count">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
