/** One line of the first setup. */
import { TextInput } from '@gravity-ui/uikit';
import { Field, describedBy } from '../../parts/field.tsx';
import { type SetupName, setupLabels, type useSetup } from './use-setup.ts';

type Props = {
  readonly form: ReturnType<typeof useSetup>;
  readonly name: SetupName;
  readonly hint?: string;
};

export function SetupLine({ form: { draft, wrong, edit }, name, hint }: Props) {
  const id = `setup-${name}`;
  return (
    <Field id={id} label={setupLabels[name]} required error={wrong[name]} hint={hint}>
      <TextInput
        id={id}
        size="l"
        type={name === 'password' ? 'password' : 'text'}
        autoComplete={name === 'password' ? 'new-password' : 'off'}
        value={draft[name]}
        validationState={wrong[name] ? 'invalid' : undefined}
        controlProps={{ 'aria-describedby': describedBy(id), maxLength: 200 }}
        onUpdate={(value) => edit({ [name]: value })}
      />
    </Field>
  );
}
