/** A Camunda form (form-js) inside a React page. Opened once per schema; later renewals of the page never touch what was typed. */
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import '../styles/form.css';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { openForm, type Answers, type OpenForm } from './open-form.ts';

type Props = {
  /** A new value opens the form anew; everything else is kept. */
  readonly formKey: string;
  readonly schema: Answers;
  readonly data: Answers;
  readonly readOnly: boolean;
  readonly label: string;
  readonly handle?: RefObject<OpenForm | null>;
  readonly onChange?: (answers: Answers) => void;
};

export function CamundaForm({ formKey, schema, data, readOnly, label, handle, onChange }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const opened = useRef<OpenForm | null>(null);
  const latest = useRef({ schema, data, readOnly, onChange });
  latest.current = { schema, data, readOnly, onChange };
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let gone = false;
    const place = container.current;
    if (!place) return undefined;
    const start = latest.current;
    const show = async () => {
      const form = await openForm({
        ...start,
        container: place,
        onChange: (answers) => latest.current.onChange?.(answers),
      });
      if (gone) return form.destroy();
      opened.current = form;
      if (handle) handle.current = form;
      form.setReadOnly(latest.current.readOnly);
    };
    show().catch((error: unknown) => {
      reportError(error);
      setFailed(true);
    });
    return () => {
      gone = true;
      opened.current?.destroy();
      opened.current = null;
      if (handle) handle.current = null;
    };
  }, [formKey, handle]);

  useEffect(() => opened.current?.setReadOnly(readOnly), [readOnly]);

  if (failed) return <p role="alert">Форму не удалось открыть. Сообщите методисту название задачи и номер случая.</p>;
  return (
    <section
      ref={container}
      className={readOnly ? 'camunda-form camunda-form_read' : 'camunda-form'}
      aria-label={label}
    />
  );
}
