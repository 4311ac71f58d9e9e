/** A new version: numbers, roles, the day of effect and why; what changes is shown before it is confirmed. */
import { Button, Checkbox, TextInput } from '@gravity-ui/uikit';
import { type RuleBounds, ruleBounds, type RuleKind } from '#domain/changeable-rules.ts';
import { roleChoices } from '../../../administration-labels.ts';
import { DayField } from '../../../parts/day-field.tsx';
import { Field, describedBy } from '../../../parts/field.tsx';
import { counted } from '../../../plural.ts';
import { ruleGroups, type RuleField } from '../../../rule-words.ts';
import type { Role } from '../../../use-session.ts';
import type { Deed } from '../use-deed.ts';
import { ConfirmRules } from './confirm-rules.tsx';
import type { RoleList, Rules, RuleVersion } from './rules-presenter.ts';
import { type RulesDraft, useRulesDraft } from './use-rules-draft.ts';

type Props = {
  readonly rules: Rules;
  readonly inForce: RuleVersion;
  /** The version whose numbers are taken to begin with. */
  readonly from: RuleVersion;
  readonly list: RoleList;
  readonly close: () => void;
  readonly done: (deed: Deed) => void;
};

export function RulesForm({ rules, inForce, from, list, close, done }: Props) {
  const form = useRulesDraft(rules, from, list);
  return (
    <section className="card" aria-labelledby="new-rules">
      <h2 id="new-rules">Новая версия</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.check();
        }}
      >
        <RuleFields form={form} kind={rules.kind} />
        <WhenAndWhy form={form} />
        <WrongNotice count={Object.keys(form.wrong).length} />
        <div className="rule-buttons">
          <Button size="l" view="action" type="submit">
            Посмотреть, что изменится
          </Button>
          <Button size="l" view="outlined" onClick={close}>
            Не менять
          </Button>
        </div>
      </form>
      {form.ready && (
        <ConfirmRules
          rules={rules}
          inForce={inForce}
          proposal={form.ready}
          list={list}
          back={form.back}
          done={(deed) => {
            done(deed);
            close();
          }}
        />
      )}
    </section>
  );
}

function RuleFields({ form, kind }: { readonly form: RulesDraft; readonly kind: RuleKind }) {
  return ruleGroups[kind].map((group) => (
    <fieldset key={group.title} className="rule-group">
      <legend>{group.title}</legend>
      <div className="rule-fields">
        {group.fields.map((field) => (
          <NumberField key={field.path} field={field} form={form} bounds={ruleBounds[kind]} />
        ))}
      </div>
      {group.roles && <Roles chosen={form.draft.roles} choose={(roles) => form.edit({ roles })} />}
    </fieldset>
  ));
}

function WhenAndWhy({ form: { draft, wrong, edit } }: { readonly form: RulesDraft }) {
  return (
    <fieldset className="rule-group">
      <legend>С какого дня и почему</legend>
      <div className="rule-fields">
        <DayField
          id="rules-from"
          label="Действует с"
          required
          value={draft.validFrom}
          error={wrong['validFrom']}
          onChange={(validFrom) => edit({ validFrom })}
        />
        <Field id="rules-source" label="Основание" required error={wrong['source']}>
          <TextInput
            id="rules-source"
            size="l"
            value={draft.source}
            placeholder="Например: приказ № 12 от 1 декабря"
            validationState={wrong['source'] ? 'invalid' : undefined}
            controlProps={{ maxLength: 500, 'aria-describedby': describedBy('rules-source') }}
            onUpdate={(source) => edit({ source })}
          />
        </Field>
      </div>
    </fieldset>
  );
}

function WrongNotice({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <p role="alert" className="field__error">
      Исправьте {counted(count, ['отмеченное поле', 'отмеченных поля', 'отмеченных полей'])}
    </p>
  );
}

type NumberProps = { readonly field: RuleField; readonly form: RulesDraft; readonly bounds: RuleBounds };

function NumberField({ field: { path, title, unit, hint }, form, bounds }: NumberProps) {
  const id = `rule-${path.replaceAll('.', '-')}`;
  const [least, most] = bounds[path] ?? [];
  const text = form.draft.numbers[path] ?? '';
  const range = `от ${least} до ${most}`;
  return (
    <Field id={id} label={title} error={form.wrong[path]} hint={hint ? `${hint}; ${range}` : range}>
      <TextInput
        id={id}
        size="l"
        value={text}
        endContent={<span className="rule-unit">{counted(Number(text) || 0, unit).replace(/^\d+ /, '')}</span>}
        validationState={form.wrong[path] ? 'invalid' : undefined}
        controlProps={{ inputMode: 'numeric', maxLength: 6, 'aria-describedby': describedBy(id) }}
        onUpdate={(value) => form.edit({ numbers: { ...form.draft.numbers, [path]: value } })}
      />
    </Field>
  );
}

type RolesProps = { readonly chosen: readonly Role[]; readonly choose: (roles: readonly Role[]) => void };

function Roles({ chosen, choose }: RolesProps) {
  return (
    <div role="group" aria-label="Кому код из телефона обязателен" className="rule-roles">
      <p>Кому код из телефона обязателен:</p>
      {roleChoices.map(({ value, title }) => (
        <Checkbox
          key={value}
          size="l"
          checked={chosen.includes(value)}
          onUpdate={(on) => choose(on ? [...chosen, value] : chosen.filter((role) => role !== value))}
        >
          {title}
        </Checkbox>
      ))}
    </div>
  );
}
