/** Contacts with a family besides visits (domain.md §5.5 counts consultations). */
import { contactChannels } from '#store/contacts-store.ts';
import * as z from 'zod';
import { caseIdParam, day, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Случаи';
const contactChannel = z.enum(contactChannels).meta({ id: 'ContactChannel' });
const minutes = z.int().min(1).max(600).nullable().meta({ description: 'Сколько минут; нет, если письмом' });
const text = (max: number) => z.string().trim().min(1).max(max);

const contactBody = z
  .object({ heldOn: day, channel: contactChannel, topic: text(500), minutes, withWhom: text(200) })
  .meta({ id: 'ContactInput' });

const contact = z
  .object({
    id: uuid,
    heldOn: day,
    channel: contactChannel,
    topic: z.string(),
    minutes,
    withWhom: z.string(),
    recordedBy: z.string(),
  })
  .meta({ id: 'Contact' });

export const listContacts = operation({
  id: 'listContacts',
  method: 'get',
  path: '/cases/{caseId}/contacts',
  summary: 'Консультации и контакты по случаю',
  tag,
  signedIn: true,
  readsCase: true,
  params: caseIdParam,
  success: {
    status: 200,
    schema: z.object({ mayRecord: z.boolean(), items: z.array(contact) }).meta({ id: 'ContactList' }),
  },
});
export const recordContact = operation({
  id: 'recordContact',
  method: 'post',
  path: '/cases/{caseId}/contacts',
  summary: 'Записать консультацию или контакт',
  tag,
  signedIn: true,
  params: caseIdParam,
  body: contactBody,
  success: { status: 201, schema: z.object({ contactId: uuid }).meta({ id: 'ContactRecorded' }) },
  errors: [422],
});
