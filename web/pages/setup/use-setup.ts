/** What is typed at the first setup, what is wrong with it, and the request; afterwards the administrator signs in. */
import { useState, type FormEvent } from 'react';
import { useChange } from '../../use-change.ts';

export const setupLabels = {
  code: 'Код настройки',
  region: 'Регион',
  district: 'Район или город',
  centre: 'Название центра',
  fullName: 'Фамилия, имя, отчество',
  post: 'Должность',
  login: 'Логин',
  password: 'Пароль',
} as const;
export type SetupName = keyof typeof setupLabels;
type Draft = Readonly<Record<SetupName | 'timeZone', string>>;
type Errors = { readonly [Name in SetupName]?: string };

const names = Object.keys(setupLabels) as readonly SetupName[];
const shortest = 2;
const loginForm = /^[a-z0-9][a-z0-9._-]{2,39}$/;

export function useSetup(begun: () => void) {
  const [draft, setDraft] = useState<Draft>(() => ({
    ...(Object.fromEntries(names.map((name) => [name, ''])) as Record<SetupName, string>),
    timeZone: 'Europe/Moscow',
  }));
  const [checked, setChecked] = useState(false);
  const request = useChange<void, object>((body) => ({ path: '/setup', body }), { done: begun });
  const wrong = errorsOf(draft);
  const told = Object.fromEntries(
    (request.error?.errors ?? []).map(({ path, message }) => [path.split('.').at(-1), message]),
  ) as Errors;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!request.isPending && Object.keys(wrong).length === 0) request.mutate(bodyOf(draft));
  };
  return {
    draft,
    wrong: checked ? { ...told, ...wrong } : {},
    edit: (part: Partial<Draft>) => {
      request.reset();
      setDraft({ ...draft, ...part });
    },
    send,
    busy: request.isPending,
    problem: Object.keys(told).length > 0 ? null : request.error,
  };
}

function errorsOf(draft: Draft): Errors {
  const empty = names.filter((name) => draft[name].trim().length < shortest);
  const errors = Object.fromEntries(empty.map((name) => [name, 'Заполните'])) as Errors;
  const wrongLogin = !errors.login && !loginForm.test(draft.login.trim().toLowerCase());
  return wrongLogin ? { ...errors, login: 'Латинские буквы и цифры, от 3 до 40 знаков' } : errors;
}

function bodyOf({ code, region, district, centre, timeZone, fullName, post, login, password }: Draft): object {
  return { code, region, district, centre: { name: centre, timeZone }, person: { fullName, post, login, password } };
}
