/** The fields of an officer's message: danger first, then whom it is about and what happened; to which centre, where there are several. */
import type { ApiSchemas } from '#generated/api-types.ts';
import { reasonNames } from '../../labels.ts';
import { Field, describedBy } from '../../parts/field.tsx';
import { NativeSelect } from '../../parts/native-select.tsx';
import { ChildrenRows } from '../signals/children-rows.tsx';
import { idOfField, labelOfField } from '../signals/signal-field-names.ts';
import { CodeField, TextField, type SignalFieldsProps } from '../signals/signal-field-parts.tsx';
import { DangerFields, FactsField } from '../signals/signal-fields.tsx';
import type { MessageDraft } from './message-draft.ts';

type Centre = ApiSchemas['AgencyMessages']['centres'][number];
type Props = Omit<SignalFieldsProps, 'draft' | 'edit'> & {
  readonly draft: MessageDraft;
  readonly edit: (part: Partial<MessageDraft>) => void;
  readonly centres: readonly Centre[];
};

/** Who reports is not told, he knows. */
const factsLabel = 'Что вам известно';

/** How a field is called in the list of what is wrong. */
export const labelOfMessage = (path: string): string => (path === 'facts' ? factsLabel : labelOfField(path));

export function MessageFields(props: Props) {
  return (
    <>
      <section className="card">
        <h2>Опасность</h2>
        <DangerFields {...props} />
      </section>
      <section className="card">
        <h2>О ком сообщение</h2>
        <TextField {...props} name="familyName" hint="Фамилия, если знаете." />
        <ChildrenRows {...props} nameless />
        <TextField {...props} name="location" hint="Адрес или место, как можно точнее." />
        <WhereTo {...props} />
      </section>
      <section className="card">
        <h2>Что случилось</h2>
        <CodeField {...props} name="reason" names={reasonNames} />
        <FactsField {...props} label={factsLabel} />
      </section>
    </>
  );
}

/** The centre, and the territory of the family, each only where there is a choice. */
function WhereTo({ draft, edit, centres }: Props) {
  const centre = centres.find(({ id }) => id === draft.centreId) ?? centres[0];
  const territories = centre?.territories ?? [];
  return (
    <>
      {centres.length > 1 && (
        <Field id={idOfField('centreId')} label="В какой центр">
          <NativeSelect
            id={idOfField('centreId')}
            describedBy={describedBy(idOfField('centreId'))}
            value={centre?.id ?? ''}
            choices={centres.map(({ id, name }) => ({ value: id, title: name }))}
            onChange={(centreId) => edit({ centreId, territoryId: '' })}
          />
        </Field>
      )}
      {territories.length > 1 && (
        <Field id={idOfField('territoryId')} label={labelOfField('territoryId')} hint="Где находится семья.">
          <NativeSelect
            id={idOfField('territoryId')}
            describedBy={describedBy(idOfField('territoryId'))}
            value={draft.territoryId || (territories[0]?.id ?? '')}
            choices={territories.map(({ id, name }) => ({ value: id, title: name }))}
            onChange={(territoryId) => edit({ territoryId })}
          />
        </Field>
      )}
    </>
  );
}
