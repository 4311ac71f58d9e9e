/** A new colleague: name, login, first post; then the invitation to hand over. */
import { Button, TextInput } from '@gravity-ui/uikit';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { messagesByField } from '../../api-problem.ts';
import { dayOfMoment } from '../../day-text.ts';
import { Field, describedBy } from '../../parts/field.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { serverNow } from '../../server-clock.ts';
import { useMoments } from '../../use-session.ts';
import { CredentialLink, useCredentialLink } from './credential-link.tsx';
import { loginOfName } from './login-of-name.ts';
import { emptyPost, type PostDraft, postErrors, postOf } from './post-draft.ts';
import { PostFields } from './post-fields.tsx';
import { useDeed } from './use-deed.ts';

type Draft = { readonly fullName: string; readonly post: string; readonly login: string };
type Errors = { readonly [Name in keyof Draft]?: string };
const loginForm = /^[a-z0-9][a-z0-9._-]{2,39}$/;

export function NewPersonPage() {
  const [added, setAdded] = useState<{ readonly id: string; readonly name: string }>();
  const link = useCredentialLink();
  const invite = (id: string, name: string) => {
    setAdded({ id, name });
    link.make(id);
  };
  return (
    <article className="signal-form">
      <Link to="/administration/people" className="link crumbs block">
        ← Сотрудники
      </Link>
      <PageHeading
        title={added ? added.name : 'Новый сотрудник'}
        lead={added ? 'Сотрудник добавлен. Передайте приглашение' : 'Пароль человек выберет сам, по приглашению'}
      />
      {added ? <Invitation userId={added.id} link={link} /> : <NewPersonForm added={invite} />}
    </article>
  );
}

type InvitationProps = { readonly userId: string; readonly link: ReturnType<typeof useCredentialLink> };

function Invitation({ userId, link }: InvitationProps) {
  return (
    <section className="card">
      <h2>Приглашение</h2>
      <CredentialLink userId={userId} name="Создать приглашение" asked={link} />
      <p>
        <Link to="/administration/people/$userId" params={{ userId }} className="link">
          Открыть карточку сотрудника
        </Link>
      </p>
    </section>
  );
}

function NewPersonForm({ added }: { readonly added: (id: string, name: string) => void }) {
  const form = useNewPerson(added);
  const { draft, wrong, edit } = form;
  return (
    <form className="card" noValidate aria-label="Новый сотрудник" onSubmit={form.send}>
      <Line id="fullName" label="Фамилия, имя, отчество" value={draft.fullName} error={wrong.fullName} edit={edit} />
      <Line id="post" label="Должность" value={draft.post} error={wrong.post} edit={edit} />
      <Line
        id="login"
        label="Логин"
        value={draft.login}
        error={wrong.login}
        hint="Латинские буквы и цифры, от трёх знаков; по нему человек входит"
        edit={edit}
      />
      <h2>Первая роль</h2>
      <PostFields draft={form.post} wrong={form.wrongPost} edit={form.editPost} />
      {form.problem && <ProblemNotice problem={form.problem} />}
      <Button type="submit" view="action" size="l" loading={form.busy}>
        Добавить и пригласить
      </Button>
    </form>
  );
}

type LineProps = {
  readonly id: keyof Draft;
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly hint?: string;
  readonly edit: (part: Partial<Draft>) => void;
};

function Line({ id, label, value, error, hint, edit }: LineProps) {
  return (
    <Field id={id} label={label} required error={error} hint={hint}>
      <TextInput
        id={id}
        size="l"
        value={value}
        autoComplete="off"
        validationState={error ? 'invalid' : undefined}
        controlProps={{ 'aria-describedby': describedBy(id), maxLength: id === 'login' ? 40 : 200 }}
        onUpdate={(text) => edit({ [id]: text })}
      />
    </Field>
  );
}

/** The login follows the name until it is typed by hand. */
function useNewPerson(added: (id: string, name: string) => void) {
  const { zone } = useMoments();
  const [draft, setDraft] = useState<Draft>({ fullName: '', post: '', login: '' });
  const [ownLogin, setOwnLogin] = useState(false);
  const [post, setPost] = useState<PostDraft>(() => emptyPost(dayOfMoment(serverNow(), zone)));
  const [checked, setChecked] = useState(false);
  const request = useDeed<ApiSchemas['CreatedRecord']>((_deed, { id }) => added(id, draft.fullName.trim()));
  const wrong = draftErrors(draft);
  const wrongPost = postErrors(post);
  const told: Errors = messagesByField(request.error);
  const edit = (part: Partial<Draft>) => {
    request.reset();
    if (part.login !== undefined) setOwnLogin(true);
    const follows = part.fullName !== undefined && !ownLogin ? { login: loginOfName(part.fullName) } : {};
    setDraft({ ...draft, ...part, ...follows });
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (request.isPending || Object.keys(wrong).length + Object.keys(wrongPost).length > 0) return;
    const names = { fullName: draft.fullName.trim(), post: draft.post.trim(), login: draft.login.trim() };
    const body = { ...names, firstPost: postOf(post) };
    request.mutate({ path: '/administration/people', body, said: `Добавлен сотрудник: ${names.fullName}` });
  };
  return {
    draft,
    post,
    wrong: checked ? { ...told, ...wrong } : {},
    wrongPost: checked ? wrongPost : {},
    edit,
    editPost: (part: Partial<PostDraft>) => setPost({ ...post, ...part }),
    send,
    busy: request.isPending,
    problem: Object.keys(told).length > 0 ? null : request.error,
  };
}

function draftErrors({ fullName, post, login }: Draft): Errors {
  return {
    ...(fullName.trim().length < 2 ? { fullName: 'Запишите имя' } : {}),
    ...(post.trim().length < 2 ? { post: 'Запишите должность' } : {}),
    ...(loginForm.test(login.trim().toLowerCase()) ? {} : { login: 'Латинские буквы и цифры, от 3 до 40 знаков' }),
  };
}
