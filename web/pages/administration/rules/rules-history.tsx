/** Every version there was, the newest first; a former one can be taken as the base of a new one. */
import { Button } from '@gravity-ui/uikit';
import { russianDay } from '../../../report-words.ts';
import { type Column, DataTable } from '../../../parts/data-table.tsx';
import { ruleStateNames } from '../../../rule-words.ts';
import type { RuleVersion } from './rules-presenter.ts';

type Props = { readonly versions: readonly RuleVersion[]; readonly takeAsBase?: (version: RuleVersion) => void };

export function RulesHistory({ versions, takeAsBase }: Props) {
  const columns: readonly Column<RuleVersion>[] = [
    { title: 'Версия', cell: ({ version, state }) => `${version}, ${ruleStateNames[state]}` },
    { title: 'Действует с', className: 'col-login', cell: ({ validFrom }) => russianDay(validFrom) },
    { title: 'Кто внёс', className: 'col-login', cell: ({ author }) => author },
    { title: 'Основание', cell: ({ source }) => source },
    ...(takeAsBase
      ? [{ title: 'Действие', className: 'col-login', cell: (version: RuleVersion) => back(version, takeAsBase) }]
      : []),
  ];
  return (
    <section className="card">
      <h2>Все версии</h2>
      <DataTable caption="Версии правил" columns={columns} rows={versions} rowKey={({ version }) => String(version)} />
    </section>
  );
}

function back(version: RuleVersion, takeAsBase: (version: RuleVersion) => void) {
  if (version.state === 'IN_FORCE') return '—';
  return (
    <Button
      size="m"
      view="outlined"
      aria-label={`Внести правила версии ${version.version} снова`}
      onClick={() => takeAsBase(version)}
    >
      Внести снова
    </Button>
  );
}
