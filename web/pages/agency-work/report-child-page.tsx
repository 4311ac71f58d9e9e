/** «Сообщить о ребёнке»: an officer's message to the centre of his territory, without questions that he cannot answer. */
import { Alert, Button } from '@gravity-ui/uikit';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { FormSummary } from '../../form/form-summary.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { useCtrlEnter } from '../../use-ctrl-enter.ts';
import { idOfField } from '../signals/signal-field-names.ts';
import { AgencyTabs } from './agency-tabs.tsx';
import { agencyMessagesQuery } from './agency-work-queries.ts';
import { MessageFields, labelOfMessage } from './message-fields.tsx';
import { useMessage } from './use-message.ts';

type Centre = ApiSchemas['AgencyMessages']['centres'][number];

export function ReportChildPage() {
  const known = useQuery(agencyMessagesQuery);
  return (
    <>
      <PageHeading title="Работа ведомства" />
      <AgencyTabs current="new" />
      <QueryView query={known}>
        {({ centres }) =>
          centres.length > 0 ? (
            <MessageForm centres={centres} />
          ) : (
            <EmptyState title="Сообщить пока некуда">
              Попросите администратора указать в вашей должности ведомство и территорию.
            </EmptyState>
          )
        }
      </QueryView>
    </>
  );
}

function MessageForm({ centres }: { readonly centres: readonly Centre[] }) {
  const form = useMessage(({ centreId }) => centreId || (centres[0]?.id ?? ''));
  useCtrlEnter(form.submit);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    form.submit();
  };
  return (
    <>
      {form.answer && <TakenNotice number={form.answer.number} />}
      <form className="signal-form" noValidate onSubmit={onSubmit}>
        {form.problem && <ProblemNotice problem={form.problem} retry={form.submit} />}
        <FormSummary
          errors={form.errors.map((error) => ({ ...error, label: labelOfMessage(error.path) }))}
          onPick={(path) => document.getElementById(idOfField(path))?.focus()}
        />
        <MessageFields draft={form.draft} errors={form.errors} edit={form.edit} centres={centres} />
        <div className="task-actions">
          <Button type="submit" view="action" size="xl" loading={form.busy} title="Ctrl+Enter">
            Отправить в центр
          </Button>
          <Button view="flat" size="xl" onClick={form.clear}>
            Очистить форму
          </Button>
          <span className="secondary">Чего не знаете, оставьте пустым</span>
        </div>
      </form>
    </>
  );
}

function TakenNotice({ number }: { readonly number: string }) {
  return (
    <div role="status" className="registered-notice">
      <Alert
        theme="success"
        title={`Центр получил сообщение, номер ${number}`}
        message="Дежурный специалист решит, что делать, и вы увидите это здесь же."
        actions={
          <Link to="/agency-work/messages" className="link">
            Мои сообщения
          </Link>
        }
      />
    </div>
  );
}
