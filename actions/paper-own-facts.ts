/** What single papers say besides their form: one function a paper; every other paper is one sheet without own facts. */
import { rowsTag, type Tags, type TagsOf, textTag } from '#documents/dictionary.ts';
import { dayInWords } from '#documents/russian-dates.ts';
import type { PaperCode } from '#documents/papers/catalogue.ts';
import { votesTags } from '#documents/papers/consilium.ts';
import type * as own from '#documents/papers/own-facts.ts';
import { decisionTitles } from '#domain/consilium-titles.ts';
import { dayOf } from '#domain/working-days.ts';
import { lastAgenda, votesOf } from '#store/consilium-store.ts';
import type { Transaction } from '#store/database.ts';
import { firstSignalOf, reporterOf } from '#store/signals-store.ts';
import { riskSheet, safetySheet } from './paper-assessment-facts.ts';
import { noticeRegister, noticeSheets } from './paper-notice-facts.ts';
import type { AnsweredForm, OwnSheet, SubmittedForm } from './submitted-form.ts';

type SheetsOf = (trx: Transaction, submitted: SubmittedForm, answered: AnsweredForm) => Promise<readonly OwnSheet[]>;
type TagsFor = (trx: Transaction, submitted: SubmittedForm, answered: AnsweredForm) => Promise<Tags>;

const sheets: { readonly [Code in PaperCode]?: SheetsOf } = {
  'reporter-answer': one(addressee),
  'safety-form': one(safetySheet),
  'risk-form': one(riskSheet),
  'urgent-services-act': one(servicesGiven),
  'consilium-protocol': one(votes),
  'notice-results': noticeSheets,
  'notice-immediate': noticeSheets,
  'notices-register': one(noticeRegister),
  'plan-approved': one(approval),
};

/** The sheets of a paper: one, unless the deed brings several of the kind, as notices do. */
export async function ownSheets(
  trx: Transaction,
  code: PaperCode,
  submitted: SubmittedForm,
  answered: AnsweredForm,
): Promise<readonly OwnSheet[]> {
  return sheets[code]?.(trx, submitted, answered) ?? [{ subject: '', tags: {} }];
}

function one(tagsFor: TagsFor): SheetsOf {
  return async (trx, submitted, answered) => [{ subject: '', tags: await tagsFor(trx, submitted, answered) }];
}

/** The reporter is known to the intake only: whoever may not know him writes to «Заявителю». */
async function addressee(trx: Transaction, { owner }: SubmittedForm): Promise<TagsOf<typeof own.addresseeDictionary>> {
  const signal = await firstSignalOf(trx, owner.id);
  const reporter = signal ? await reporterOf(trx, signal.id) : '';
  return { addressee: reporter || 'Заявителю' };
}

/** Step 4 writes services as a text, the emergency as rows. */
async function servicesGiven(
  _trx: Transaction,
  { data }: SubmittedForm,
  { tags }: AnsweredForm,
): Promise<TagsOf<typeof own.servicesGivenDictionary>> {
  const said = data['urgentServices'];
  const rows = rowsTag(tags, 'urgentServices');
  return {
    servicesText: typeof said === 'string' ? said : '',
    servicesGiven: rows.map((row) => ({
      serviceName: textTag(row, 'service'),
      serviceDay: textTag(row, 'givenOn'),
      serviceAct: textTag(row, 'actNumber'),
    })),
  };
}

async function votes(trx: Transaction, { part }: SubmittedForm): Promise<Tags> {
  const agenda = part ? await lastAgenda(trx, part.id) : undefined;
  if (!agenda) return votesTags({ proposed: '', votes: [] });
  return votesTags({ proposed: decisionTitles[agenda.proposedDecision], votes: await votesOf(trx, agenda.id) });
}

async function approval(
  _trx: Transaction,
  { data, now }: SubmittedForm,
  { words }: AnsweredForm,
): Promise<TagsOf<typeof own.approvalDictionary>> {
  const text = (key: string): string => (typeof data[key] === 'string' ? data[key] : '');
  const number = text('resolutionNumber');
  const day = text('resolutionOn') || text('signedOn') || dayOf(now, words.timeZone);
  return {
    approvedBy: number ? `постановлением КДНиЗП № ${number}` : 'заведующей отделением',
    approvedOn: dayInWords(day),
  };
}
