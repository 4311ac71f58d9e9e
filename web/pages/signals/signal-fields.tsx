/** The fields of a new message in the order in which a caller tells it: danger first, then who, where and what. */
import { Checkbox, TextArea } from '@gravity-ui/uikit';
import { channelNames, reasonNames, sourceNames } from '../../labels.ts';
import { ChoiceGroup, type Choice } from '../../parts/choice-group.tsx';
import { DateTimeField } from '../../parts/date-time-field.tsx';
import { Field, describedBy } from '../../parts/field.tsx';
import { ChildrenRows } from './children-rows.tsx';
import { FamilyLookup } from './family-lookup.tsx';
import { idOfField, labelOfField } from './signal-field-names.ts';
import { CodeField, TextField, errorOf, type SignalFieldsProps } from './signal-field-parts.tsx';
import { TerritoryField } from './territory-field.tsx';

const dangers: readonly Choice<'YES' | 'NO' | 'UNKNOWN'>[] = [
  { value: 'YES', title: 'Да', note: 'выезд немедленно' },
  { value: 'UNKNOWN', title: 'Неизвестно', note: 'увидеть ребёнка за 24 часа' },
  { value: 'NO', title: 'Нет', note: 'обследование за 3 рабочих дня' },
];
const circumstances = [
  { key: 'injury', title: 'Ребёнок травмирован' },
  { key: 'childUnder7Unattended', title: 'Ребёнок младше 7 лет один' },
  { key: 'adultAcuteState', title: 'Взрослый в остром состоянии (опьянение, психоз, передозировка)' },
  { key: 'suspectedAbuse', title: 'Подозрение на насилие или пренебрежение' },
] as const;

export function SignalFields(props: SignalFieldsProps) {
  return (
    <>
      <section className="card">
        <h2>Опасность</h2>
        <DangerFields {...props} />
      </section>
      <section className="card">
        <h2>О ком сообщение</h2>
        <TextField {...props} name="familyName" hint="Фамилия родителей или как семью называют соседи." required />
        <ChildrenRows {...props} />
        <TextField {...props} name="location" hint="Адрес или место, как можно точнее." required />
        <TerritoryField {...props} />
        <FamilyLookup draft={props.draft} />
      </section>
      <section className="card">
        <h2>Что случилось</h2>
        <CodeField {...props} name="reason" names={reasonNames} />
        <FactsField {...props} />
      </section>
      <section className="card">
        <h2>Откуда пришло сообщение</h2>
        <div className="columns">
          <DateTimeField
            id={idOfField('receivedAt')}
            label={labelOfField('receivedAt')}
            required
            value={props.draft.receivedAt}
            hint="С этого времени идут сроки."
            error={errorOf(props.errors, 'receivedAt')}
            onChange={(receivedAt) => props.edit({ receivedAt })}
          />
          <CodeField {...props} name="channel" names={channelNames} />
          <CodeField {...props} name="source" names={sourceNames} />
          <TextField {...props} name="reporter" hint="Можно не указывать. Семья и другие ведомства этого не увидят." />
        </div>
      </section>
    </>
  );
}

export function DangerFields({ draft, errors, edit }: SignalFieldsProps) {
  return (
    <>
      <ChoiceGroup
        id={idOfField('dangerNow')}
        legend="Угрожает ли ребёнку опасность прямо сейчас?"
        choices={dangers}
        value={draft.dangerNow}
        required
        error={errorOf(errors, 'dangerNow')}
        onChange={(dangerNow) => edit({ dangerNow })}
      />
      <div className="checks" role="group" aria-label="Обстоятельства">
        {circumstances.map(({ key, title }) => (
          <Checkbox key={key} size="l" checked={draft[key]} onUpdate={(checked) => edit({ [key]: checked })}>
            {title}
          </Checkbox>
        ))}
      </div>
    </>
  );
}

export function FactsField({ draft, errors, edit, label }: SignalFieldsProps & { readonly label?: string }) {
  const id = idOfField('facts');
  const error = errorOf(errors, 'facts');
  return (
    <Field
      id={id}
      label={label ?? labelOfField('facts')}
      hint="Только факты: кто, что, где и когда видел."
      error={error}
      required
    >
      <TextArea
        id={id}
        size="l"
        minRows={4}
        value={draft.facts}
        validationState={error ? 'invalid' : undefined}
        controlProps={{ 'aria-describedby': describedBy(id), maxLength: 5000 }}
        onUpdate={(facts) => edit({ facts })}
      />
    </Field>
  );
}
