/** The first page of a system without people: code, region, district, centre, first administrator. */
import { Button } from '@gravity-ui/uikit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { read } from '../../api-client.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { timeZoneChoices } from '../../administration-labels.ts';
import { Field } from '../../parts/field.tsx';
import { NativeSelect } from '../../parts/native-select.tsx';
import { SetupLine } from './setup-line.tsx';
import { useSetup } from './use-setup.ts';

const setupQueryKey = ['setup'] as const;

/** Whether nobody uses the system yet; undefined while that is not known. */
export function useSetupNeeded(): boolean | undefined {
  const { data, isError } = useQuery({
    queryKey: setupQueryKey,
    queryFn: ({ signal }) => read<{ needed: boolean }>('/setup', signal),
    staleTime: Infinity,
    retry: false,
  });
  return isError ? false : data?.needed;
}

export function SetupPage() {
  const client = useQueryClient();
  const form = useSetup(() => client.setQueryData(setupQueryKey, { needed: false }));
  return (
    <main className="sign-in">
      <form className="sign-in__card setup-card" noValidate aria-label="Первая настройка" onSubmit={form.send}>
        <PageHeading
          title="Первая настройка"
          lead="В системе ещё никого нет. Опишите свой центр и станьте администратором: остальное можно добавить потом."
          focus={false}
        />
        <SetupLine
          form={form}
          name="code"
          hint="Напечатан в окне, где запустили систему, и по команде npm run admin -- setup-code"
        />
        <h2>Где вы работаете</h2>
        <SetupLine form={form} name="region" hint="Например: Тамбовская область" />
        <SetupLine form={form} name="district" hint="Район или город, где стоит центр" />
        <SetupLine form={form} name="centre" />
        <Field id="setup-zone" label="Часовой пояс">
          <NativeSelect
            id="setup-zone"
            value={form.draft.timeZone}
            choices={timeZoneChoices}
            onChange={(timeZone) => form.edit({ timeZone })}
          />
        </Field>
        <h2>Первый администратор</h2>
        <SetupLine form={form} name="fullName" />
        <SetupLine form={form} name="post" />
        <SetupLine form={form} name="login" hint="Латинские буквы и цифры, от трёх знаков" />
        <SetupLine form={form} name="password" hint="Удобно взять фразу из нескольких несвязанных слов" />
        {form.problem && <ProblemNotice problem={form.problem} />}
        <Button type="submit" view="action" size="xl" width="max" loading={form.busy}>
          Начать работу
        </Button>
      </form>
    </main>
  );
}
