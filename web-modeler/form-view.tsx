/** A form of a release as a person will see it, without filling it in. */
import { useMemo } from 'react';
import { CamundaForm } from '#web/form/camunda-form.tsx';

type Props = { readonly content: string; readonly name: string; readonly title: string };

const nothing = {};

export function FormView({ content, name, title }: Props) {
  const schema = useMemo(() => JSON.parse(content) as Readonly<Record<string, unknown>>, [content]);
  return <CamundaForm formKey={name} schema={schema} data={nothing} readOnly label={`Форма: ${title}`} />;
}
