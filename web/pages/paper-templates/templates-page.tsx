/** Templates of papers for the methodologist: the kinds by journal, and of the chosen one versions, dictionary and upload. */
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { paperTemplatesQuery } from '../../paper-queries.ts';
import { TemplateCard } from './template-card.tsx';

type Template = ApiSchemas['PaperTemplate'];
const route = getRouteApi('/paper-templates');

export function TemplatesPage() {
  const { code } = route.useSearch();
  const templates = useQuery(paperTemplatesQuery);
  return (
    <>
      <PageHeading title="Шаблоны бумаг" lead="Файлы Word, по которым система составляет документы" />
      <QueryView query={templates}>
        {({ items }) => {
          const chosen = items.find((item) => item.code === code);
          return (
            <div className={chosen ? 'template-columns template-columns_chosen' : 'template-columns'}>
              <KindList items={items} chosen={chosen} />
              {chosen ? (
                <TemplateCard key={chosen.code} template={chosen} />
              ) : (
                <p className="secondary">Выберите бумагу слева: здесь появятся её версии, словарь меток и загрузка.</p>
              )}
            </div>
          );
        }}
      </QueryView>
    </>
  );
}

function KindList({ items, chosen }: { readonly items: readonly Template[]; readonly chosen?: Template | undefined }) {
  const journals = [...new Set(items.map(({ journal }) => journal))];
  return (
    <nav aria-label="Виды бумаг" className="card template-list">
      {journals.map((journal) => (
        <section key={journal}>
          <h2>{journal}</h2>
          <ul>
            {items
              .filter((item) => item.journal === journal)
              .map((item) => (
                <li key={item.code}>
                  <Link
                    to="/paper-templates"
                    search={{ code: item.code }}
                    className="link"
                    aria-current={item === chosen ? 'page' : undefined}
                  >
                    {item.title}
                  </Link>
                  {item.versions[0]?.state === 'OFFERED' && (
                    <span className="secondary"> — есть новая из поставки</span>
                  )}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
