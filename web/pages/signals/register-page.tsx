/** Registration of a message (step 1): one page, everything kept in this window until the server has it. */
import { Button } from '@gravity-ui/uikit';
import type { FormEvent } from 'react';
import { FormSummary } from '../../form/form-summary.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useCtrlEnter } from '../../use-ctrl-enter.ts';
import { useSession } from '../../use-session.ts';
import { RegisteredNotice } from './registered-notice.tsx';
import { idOfField, labelOfField } from './signal-field-names.ts';
import { SignalFields } from './signal-fields.tsx';
import { SignalTabs } from './signal-tabs.tsx';
import { useRegistration } from './use-registration.ts';

/** Told to whoever works at several centres: elsewhere it is plain. */
function IntakeCentre() {
  const me = useSession();
  const places = new Set(me?.posts.map(({ place }) => place));
  if (!me?.intakeCentre || places.size < 2) return null;
  return <p className="secondary">Сообщение поступит в центр: {me.intakeCentre}.</p>;
}

export function RegisterPage() {
  const form = useRegistration();
  useCtrlEnter(form.submit);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    form.submit();
  };
  return (
    <>
      <PageHeading title="Сообщения" />
      <SignalTabs current="new" />
      <IntakeCentre />
      {form.answer && <RegisteredNotice registered={form.answer} />}
      <form className="signal-form" noValidate onSubmit={onSubmit}>
        {form.problem && <ProblemNotice problem={form.problem} retry={form.submit} />}
        <FormSummary
          errors={form.errors.map((error) => ({ ...error, label: labelOfField(error.path) }))}
          onPick={(path) => document.getElementById(idOfField(path))?.focus()}
        />
        <SignalFields draft={form.draft} errors={form.errors} edit={form.edit} />
        <div className="task-actions">
          <Button type="submit" view="action" size="xl" loading={form.busy} title="Ctrl+Enter">
            Зарегистрировать
          </Button>
          <Button view="flat" size="xl" onClick={form.clear}>
            Очистить форму
          </Button>
          <span className="secondary">Отмеченное звёздочкой нужно заполнить</span>
        </div>
      </form>
    </>
  );
}
