/** The manager writes down what another report states for this period, so that it is compared with the count. */
import { Button, TextInput } from '@gravity-ui/uikit';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { Field, describedBy } from '../../parts/field.tsx';
import { NativeSelect } from '../../parts/native-select.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { ReportScope } from '../../report-queries.ts';
import { statedCodeNames } from '../../report-words.ts';
import { announce } from '../../shell/outcome-region.tsx';
import { useChange } from '../../use-change.ts';

type Stated = ApiSchemas['StatedFigure'];
const codes = Object.entries(statedCodeNames).map(([value, title]) => ({ value, title }));

export function StatedFigureForm({ scope }: { readonly scope: ReportScope }) {
  const [code, setCode] = useState('LEFT_CHILDREN');
  const [value, setValue] = useState('');
  const [source, setSource] = useState('');
  const [checked, setChecked] = useState(false);
  const client = useQueryClient();
  const request = useChange<undefined, Stated>((body) => ({ path: '/reports/stated-figures', body }), {
    done: () => {
      setValue('');
      setChecked(false);
      announce('Число записано и сверено');
      void client.invalidateQueries({ queryKey: ['period-report'] });
    },
  });
  const wrongValue = /^\d{1,6}$/.test(value.trim()) ? undefined : 'Целое число, не меньше нуля';
  const wrongSource = source.trim() === '' ? 'Запишите, где стоит это число' : undefined;
  const keep = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (request.isPending || wrongValue || wrongSource) return;
    const { territoryId = null, ...place } = scope;
    request.mutate({
      ...place,
      territoryId,
      code: code as Stated['code'],
      value: Number(value),
      source: source.trim(),
    });
  };
  return (
    <section className="card no-print">
      <h2>Сверить с другим отчётом</h2>
      <p className="secondary">Число за этот период и территорию. Оно ничего не меняет в подсчёте.</p>
      <form className="stated-figure" noValidate onSubmit={keep}>
        <Field id="stated-code" label="Что указано">
          <NativeSelect id="stated-code" value={code} choices={codes} onChange={setCode} />
        </Field>
        <TextField
          id="stated-value"
          label="Число"
          value={value}
          error={checked ? wrongValue : undefined}
          edit={setValue}
        />
        <TextField
          id="stated-source"
          label="Где указано"
          value={source}
          error={checked ? wrongSource : undefined}
          edit={setSource}
        />
        <Button type="submit" view="outlined" size="l" loading={request.isPending}>
          Записать
        </Button>
      </form>
      {request.error && <ProblemNotice problem={request.error} />}
    </section>
  );
}

type TextProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly edit: (value: string) => void;
};

function TextField({ id, label, value, error, edit }: TextProps) {
  return (
    <Field id={id} label={label} required error={error}>
      <TextInput
        id={id}
        size="l"
        value={value}
        validationState={error ? 'invalid' : undefined}
        controlProps={{ 'aria-describedby': describedBy(id), maxLength: 300 }}
        onUpdate={edit}
      />
    </Field>
  );
}
