/** The children of a message: one row each, name and approximate age; at least one, at most twenty. */
import { Plus, TrashBin } from '@gravity-ui/icons';
import { Button, Icon, TextInput } from '@gravity-ui/uikit';
import { newKey } from '../../idempotency.ts';
import { Field, describedBy } from '../../parts/field.tsx';
import { idOfField } from './signal-field-names.ts';
import { MAX_CHILDREN, type ChildText } from './signal-draft.ts';
import { errorOf, type SignalFieldsProps } from './signal-field-parts.tsx';

type Props = SignalFieldsProps & {
  /** Who reports may not know the names. */
  readonly nameless?: boolean;
};

export function ChildrenRows({ draft, errors, edit, nameless = false }: Props) {
  const put = (index: number, part: Partial<ChildText>) =>
    edit({ children: draft.children.map((child, at) => (at === index ? { ...child, ...part } : child)) });
  return (
    <fieldset className="children-rows">
      <legend className="field__label">Дети</legend>
      {draft.children.map((child, index) => (
        <div key={child.key} className="children-rows__row">
          <ChildField
            index={index}
            name="name"
            label="Имя ребёнка"
            value={child.name}
            errors={errors}
            required={!nameless}
            onUpdate={(name) => put(index, { name })}
          />
          <ChildField
            index={index}
            name="approxAge"
            label="Возраст, лет"
            value={child.approxAge}
            errors={errors}
            onUpdate={(approxAge) => put(index, { approxAge })}
          />
          <Button
            view="flat"
            size="l"
            className="children-rows__remove"
            disabled={draft.children.length === 1}
            aria-label={`Убрать ребёнка ${index + 1}`}
            onClick={() => edit({ children: draft.children.filter((_, at) => at !== index) })}
          >
            <Icon data={TrashBin} size={16} />
          </Button>
        </div>
      ))}
      <Button
        view="outlined"
        size="l"
        disabled={draft.children.length >= MAX_CHILDREN}
        onClick={() => edit({ children: [...draft.children, { key: newKey(), name: '', approxAge: '' }] })}
      >
        <Icon data={Plus} size={16} />
        Ещё ребёнок
      </Button>
    </fieldset>
  );
}

type ChildFieldProps = {
  readonly index: number;
  readonly name: 'name' | 'approxAge';
  readonly label: string;
  readonly value: string;
  readonly errors: SignalFieldsProps['errors'];
  readonly required?: boolean;
  readonly onUpdate: (value: string) => void;
};

function ChildField({ index, name, label, value, errors, required, onUpdate }: ChildFieldProps) {
  const path = `children.${index}.${name}`;
  const id = idOfField(path);
  const error = errorOf(errors, path);
  return (
    <Field id={id} label={label} error={error} required={required}>
      <TextInput
        id={id}
        size="l"
        value={value}
        validationState={error ? 'invalid' : undefined}
        controlProps={{
          'aria-describedby': describedBy(id),
          maxLength: name === 'name' ? 200 : 2,
          inputMode: name === 'approxAge' ? 'numeric' : undefined,
        }}
        onUpdate={onUpdate}
      />
    </Field>
  );
}
