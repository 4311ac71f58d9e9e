/** Rules of sign-in, of reading cases and of costly requests: what is in force, what is to come, what was, and a new version. */
import { Button } from '@gravity-ui/uikit';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ruleKinds } from '#domain/changeable-rules.ts';
import { rulesQuery } from '../../../administration-queries.ts';
import { FilterTabs } from '../../../parts/filter-tabs.tsx';
import { QueryView } from '../../../parts/query-view.tsx';
import { ruleKindNames } from '../../../rule-words.ts';
import { useSession } from '../../../use-session.ts';
import { AdministrationFrame } from '../administration-frame.tsx';
import { LastDeed } from '../last-deed.tsx';
import type { Deed } from '../use-deed.ts';
import { PlannedRules } from './planned-rules.tsx';
import { RulesForm } from './rules-form.tsx';
import { RulesHistory } from './rules-history.tsx';
import type { RoleList, Rules, RuleVersion } from './rules-presenter.ts';
import { VersionCard } from './version-card.tsx';

const route = getRouteApi('/administration/rules');

export function RulesPage() {
  const { kind = 'sign-in' } = route.useSearch();
  const rules = useQuery(rulesQuery(kind));
  const [last, setLast] = useState<Deed>();
  return (
    <AdministrationFrame
      on="/administration/rules"
      title="Правила"
      lead="Вход и сеансы, сроки чтения, частота запросов. Каждая версия действует со своего дня"
    >
      <FilterTabs
        label="Какие правила"
        to="/administration/rules"
        tabs={ruleKinds.map((one) => ({ title: ruleKindNames[one], search: { kind: one }, on: one === kind }))}
      />
      <QueryView query={rules}>{(data) => <OpenRules key={kind} rules={data} done={setLast} />}</QueryView>
      <LastDeed deed={last} after={setLast} />
    </AdministrationFrame>
  );
}

function OpenRules({ rules, done }: { readonly rules: Rules; readonly done: (deed: Deed) => void }) {
  const [draftFrom, setDraftFrom] = useState<RuleVersion>();
  const list: RoleList = useSession()?.demo ? 'demonstration' : 'real';
  const versions: readonly RuleVersion[] = rules.versions;
  const inForce = versions.find(({ state }) => state === 'IN_FORCE');
  const planned = versions.find(({ state }) => state === 'PLANNED');
  if (!inForce) return <p className="secondary">Действующей версии нет: обратитесь к тому, кто ведёт сервер.</p>;
  const close = () => setDraftFrom(undefined);
  return (
    <>
      {!rules.mayChange && (
        <p className="secondary">Правила одни на всю систему: меняет их администратор всей её территории.</p>
      )}
      {planned && <PlannedRules rules={rules} planned={planned} inForce={inForce} list={list} done={done} />}
      {draftFrom ? (
        <RulesForm
          key={draftFrom.version}
          rules={rules}
          inForce={inForce}
          from={draftFrom}
          list={list}
          close={close}
          done={done}
        />
      ) : (
        <VersionCard kind={rules.kind} version={inForce} list={list}>
          {rules.mayChange && !planned && (
            <Button size="l" view="action" onClick={() => setDraftFrom(inForce)}>
              Изменить правила
            </Button>
          )}
        </VersionCard>
      )}
      <RulesHistory
        versions={versions}
        {...(rules.mayChange && !planned && !draftFrom ? { takeAsBase: setDraftFrom } : {})}
      />
    </>
  );
}
