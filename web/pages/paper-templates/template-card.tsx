/** One template: its versions with dates, the upload of the next one, and the dictionary of its tags. */
import { Button } from '@gravity-ui/uikit';
import { useQuery } from '@tanstack/react-query';
import type { ApiSchemas } from '#generated/api-types.ts';
import { QueryView } from '../../parts/query-view.tsx';
import { paperDictionaryQuery } from '../../paper-queries.ts';
import { russianDay } from '../../report-words.ts';
import { TemplateUpload } from './template-upload.tsx';

type Template = ApiSchemas['PaperTemplate'];
type Tag = ApiSchemas['PaperTag'];

export function TemplateCard({ template }: { readonly template: Template }) {
  return (
    <div>
      <section className="card">
        <h2>{template.title}</h2>
        <TemplateUpload template={template} />
        <h3>Версии</h3>
        <ul className="lines">
          {template.versions.map((version) => (
            <VersionLine key={version.version} code={template.code} version={version} />
          ))}
        </ul>
      </section>
      <TagDictionary code={template.code} />
    </div>
  );
}

function VersionLine({ code, version }: { readonly code: string; readonly version: Template['versions'][number] }) {
  const state = version.inForce ? 'действует' : version.state === 'OFFERED' ? 'предложена поставкой' : 'прежняя';
  return (
    <li className="lines__item">
      <span>
        Версия {version.version}: {state}
        <span className="secondary block">
          с {russianDay(version.validFrom)}, {version.author}
          {version.note && `. ${version.note}`}
        </span>
      </span>
      <Button
        size="m"
        view="outlined"
        href={`/api/paper-templates/${code}/versions/${version.version}/word`}
        aria-label={`Скачать версию ${version.version}`}
      >
        Скачать
      </Button>
    </li>
  );
}

function TagDictionary({ code }: { readonly code: string }) {
  const dictionary = useQuery(paperDictionaryQuery(code));
  return (
    <section className="card">
      <h2>Словарь меток</h2>
      <p className="secondary">
        Метку пишут в фигурных скобках: {'{familyName}'}. Список и условие открывают и закрывают: {'{#children}'} …{' '}
        {'{/children}'}; список повторяет строку таблицы или абзацы, условие оставляет их, если оно верно.
      </p>
      <QueryView query={dictionary}>{({ tags }) => <TagList tags={tags} />}</QueryView>
    </section>
  );
}

function TagList({ tags }: { readonly tags: readonly Tag[] }) {
  return (
    <ul className="tag-list">
      {tags.map((tag) => (
        <li key={tag.tag}>
          <code>{tag.kind === 'TEXT' ? `{${tag.tag}}` : `{#${tag.tag}} … {/${tag.tag}}`}</code> {tag.meaning}
          {tag.rows.length > 0 && <TagList tags={tag.rows} />}
        </li>
      ))}
    </ul>
  );
}
