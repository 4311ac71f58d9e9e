/** The version that is to come: from which day, what it changes, and the way to withdraw it until then. */
import { Button } from '@gravity-ui/uikit';
import { useState } from 'react';
import { russianDay } from '../../../report-words.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import type { Deed } from '../use-deed.ts';
import { ChangeList } from './change-list.tsx';
import { changesBetween, type RoleList, type Rules, type RuleVersion } from './rules-presenter.ts';

type Props = {
  readonly rules: Rules;
  readonly planned: RuleVersion;
  readonly inForce: RuleVersion;
  readonly list: RoleList;
  readonly done: (deed: Deed) => void;
};

export function PlannedRules({ rules, planned, inForce, list, done }: Props) {
  const [withdrawing, setWithdrawing] = useState(false);
  const path = `/administration/rules/${rules.kind}/versions/${planned.version}`;
  const since = russianDay(planned.validFrom);
  return (
    <section className="card" aria-labelledby="rules-planned">
      <h2 id="rules-planned">
        С {since} будет действовать версия {planned.version}
      </h2>
      <p className="secondary">
        Внёс: {planned.author}. Основание: {planned.source}
      </p>
      <ChangeList changes={changesBetween(rules.kind, inForce.content, planned.content, list)} />
      {rules.mayChange && (
        <>
          <p className="secondary">Чтобы внести другие правила, сначала отзовите эту версию.</p>
          <Button size="l" view="outlined-danger" onClick={() => setWithdrawing(true)}>
            Отозвать версию
          </Button>
        </>
      )}
      {withdrawing && (
        <ConfirmDialog
          title={`Отозвать версию ${planned.version}?`}
          apply="Отозвать"
          deed={{ method: 'DELETE', path, said: `Версия ${planned.version} отозвана` }}
          close={() => setWithdrawing(false)}
          done={done}
        >
          <p>С {since} останутся нынешние правила. Отозванная версия останется в списке, её можно внести снова.</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
