/** One version of rules with all its numbers: since when, why, by whom. */
import type { ReactNode } from 'react';
import type { RuleKind } from '#domain/changeable-rules.ts';
import { russianDay } from '../../../report-words.ts';
import { ruleGroups } from '../../../rule-words.ts';
import { factsOf, type RoleList, rolesOf, rolesText, type RuleVersion } from './rules-presenter.ts';

type Props = {
  readonly kind: RuleKind;
  readonly version: RuleVersion;
  readonly list: RoleList;
  readonly children?: ReactNode;
};

export function VersionCard({ kind, version, list, children }: Props) {
  const { content } = version;
  return (
    <section className="card" aria-labelledby="rules-in-force">
      <h2 id="rules-in-force">Действует сейчас: версия {version.version}</h2>
      <p className="secondary">
        С {russianDay(version.validFrom)}. Внёс: {version.author}. Основание: {version.source}
      </p>
      {ruleGroups[kind].map((group) => (
        <section key={group.title} className="rule-group">
          <h3>{group.title}</h3>
          <dl className="facts rule-facts">
            {factsOf(content, group.fields).map(([title, value]) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{value}</dd>
              </div>
            ))}
            {group.roles && (
              <div>
                <dt>Кому обязателен</dt>
                <dd>{rolesText(rolesOf(content, list))}</dd>
              </div>
            )}
          </dl>
        </section>
      ))}
      {children}
    </section>
  );
}
