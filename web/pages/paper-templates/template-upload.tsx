/** The upload of a template's next version: the file is checked on the server, and what is wrong with it is told tag by tag. */
import { Button, TextInput, useToaster } from '@gravity-ui/uikit';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ChangeEvent } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useChange } from '../../use-change.ts';

const largestBytes = 4_000_000;
const accepted = '.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document';
type Body = { readonly content: string; readonly note: string };

export function TemplateUpload({ template }: { readonly template: ApiSchemas['PaperTemplate'] }) {
  const { file, choose, note, setNote, tooLarge, send, request } = useUpload(template);
  const wrong = request.error?.errors?.map(({ message }) => message) ?? [];
  return (
    <div className="template-upload">
      <p>Скачайте действующую версию, измените её в Word и загрузите обратно. Выпущенные документы не изменятся.</p>
      <Field id="template-file" label="Файл .docx" required error={tooLarge ? 'Файл больше 4 МБ' : undefined}>
        <label className="template-upload__file">
          <input id="template-file" type="file" className="visually-hidden" accept={accepted} onChange={choose} />
          <span className="template-upload__button" aria-hidden="true">
            Выбрать файл
          </span>
          <span>{file?.name ?? 'файл не выбран'}</span>
        </label>
      </Field>
      <Field id="template-note" label="Что изменено">
        <TextInput id="template-note" size="l" value={note} controlProps={{ maxLength: 500 }} onUpdate={setNote} />
      </Field>
      {request.error && wrong.length === 0 && <ProblemNotice problem={request.error} />}
      {wrong.length > 0 && (
        <div className="template-upload__errors" role="alert">
          <strong>Шаблон не принят, действует прежний:</strong>
          <ul>
            {wrong.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      <Button
        size="l"
        view="action"
        disabled={!file || tooLarge}
        loading={request.isPending}
        onClick={() => void send()}
      >
        Проверить и ввести в действие
      </Button>
    </div>
  );
}

function useUpload({ code, title }: ApiSchemas['PaperTemplate']) {
  const [file, setFile] = useState<File>();
  const [note, setNote] = useState('');
  const client = useQueryClient();
  const toaster = useToaster();
  const request = useChange<{ version: number }, Body>(
    (body) => ({ path: `/paper-templates/${code}/versions`, body }),
    {
      done: ({ version }) => {
        void client.invalidateQueries({ queryKey: ['paper-templates'] });
        toaster.add({
          name: `template-${code}`,
          theme: 'success',
          title: `Действует версия ${version}`,
          content: title,
        });
        setNote('');
      },
    },
  );
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    request.reset();
    setFile(event.target.files?.[0]);
  };
  const tooLarge = (file?.size ?? 0) > largestBytes;
  const send = async () => {
    if (file && !tooLarge) request.mutate({ content: await base64Of(file), note: note.trim() });
  };
  return { file, choose, note, setNote, tooLarge, send, request };
}

/** Read in one go: a template is small. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
