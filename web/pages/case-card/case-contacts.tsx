/** Consultations and contacts besides visits: the list, and a short form for the curator and the psychologist of the case. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ApiSchemas } from '#generated/api-types.ts';
import { read } from '../../api-client.ts';
import { QueryView } from '../../parts/query-view.tsx';
import { counted } from '../../plural.ts';
import { contactChannelNames, russianDay } from '../../report-words.ts';
import { ContactForm } from './contact-form.tsx';

const contactsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'contacts'],
    queryFn: ({ signal }) => read<ApiSchemas['ContactList']>(`/cases/${caseId}/contacts`, signal),
  });

export function CaseContacts({ caseId }: { readonly caseId: string }) {
  const contacts = useQuery(contactsQuery(caseId));
  return (
    <section className="card">
      <h2>Консультации и контакты</h2>
      <QueryView query={contacts}>
        {({ items, mayRecord }) => (
          <>
            {items.length === 0 && <p className="secondary">Пока не записаны.</p>}
            <ul className="lines">
              {items.map((contact) => (
                <li key={contact.id} className="lines__item">
                  <ContactLine contact={contact} />
                </li>
              ))}
            </ul>
            {mayRecord && <ContactForm caseId={caseId} />}
          </>
        )}
      </QueryView>
    </section>
  );
}

function ContactLine({ contact }: { readonly contact: ApiSchemas['Contact'] }) {
  const { heldOn, channel, minutes, withWhom, topic, recordedBy } = contact;
  const lasted = minutes === null ? '' : `, ${counted(minutes, ['минута', 'минуты', 'минут'])}`;
  return (
    <>
      <span>
        {topic}
        <span className="secondary block">С кем: {withWhom}</span>
      </span>
      <span className="secondary">
        {russianDay(heldOn)}, {contactChannelNames[channel]}
        {lasted}
        <span className="block">{recordedBy}</span>
      </span>
    </>
  );
}
