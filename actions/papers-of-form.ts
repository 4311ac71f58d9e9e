/** The papers of a submission: which ones follow from it, and their facts from the answers, words of the form and what is known. */
import type { Tags } from '#documents/dictionary.ts';
import { answerTags, type PaperForm } from '#documents/form-answers.ts';
import { hiddenTags, type PaperCode, paperKinds } from '#documents/papers/catalogue.ts';
import type { CaseState } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { noticesOf } from '#store/notices-store.ts';
import { timeZoneOf } from '#store/places-store.ts';
import { type FormData, lastSubmission } from '#store/submissions-store.ts';
import { formFactsView } from '#store/views/form-facts-view.ts';
import { formOfRelease } from '#store/views/release-view.ts';
import { issueSheets, type Sheet } from './issue-papers.ts';
import { ownSheets } from './paper-own-facts.ts';
import { papersOfForm } from './papers-by-form.ts';
import type { AnsweredForm, SubmittedForm } from './submitted-form.ts';

/** Issues the papers of a submission; none when no paper follows from it. */
export async function issuePapersOfForm(trx: Transaction, submitted: SubmittedForm): Promise<void> {
  const codes = papersOfForm(submitted.formId, submitted.data);
  if (codes.length === 0) return;
  const { owner, part, submissionId, userId, now } = submitted;
  const answered = await answeredForm(trx, submitted, submitted.formId, submitted.data);
  const sheets: Sheet[] = [];
  for (const code of codes) sheets.push(...(await sheetsOf(trx, submitted, answered, code)));
  const origin = `submission:${submissionId}`;
  await issueSheets(trx, { owner, partId: part?.id ?? null, origin, submissionId, signerId: userId, now }, sheets);
}

/** The card of a message, as soon as it is registered: nobody has handed in a form yet. */
export async function issueSignalCard(
  trx: Transaction,
  signal: {
    readonly id: string;
    readonly owner: CaseState;
    readonly data: FormData;
    readonly userId: string;
    readonly now: string;
  },
): Promise<void> {
  const { owner, userId, now } = signal;
  const place = { owner, part: null, release: owner.release };
  const { tags } = await answeredForm(trx, place, 'receiveSignal', signal.data);
  const origin = `signal:${signal.id}`;
  const occasion = { owner, partId: null, origin, submissionId: null, signerId: userId, now };
  await issueSheets(trx, occasion, [{ code: 'signal-card', subject: '', tags }]);
}

async function sheetsOf(
  trx: Transaction,
  submitted: SubmittedForm,
  answered: AnsweredForm,
  code: PaperCode,
): Promise<readonly Sheet[]> {
  const [first, ...earlier] = paperKinds[code].forms;
  const others: Tags[] = [];
  for (const formId of earlier) others.unshift(await lastAnswers(trx, submitted, formId));
  const main = first ? answered.tags : {};
  const own = await ownSheets(trx, code, submitted, answered);
  return own.map(({ subject, tags }) => ({
    code,
    subject,
    tags: Object.assign({}, ...others, main, tags) as Tags,
  }));
}

/** The answers that a form of the case got last, as tags; empty ones when it was never answered. */
export async function lastAnswers(
  trx: Transaction,
  place: Pick<SubmittedForm, 'owner' | 'part' | 'release'>,
  formId: string,
): Promise<Tags> {
  const data = (await lastSubmission(trx, place.owner.id, formId)) ?? {};
  return (await answeredForm(trx, place, formId, data)).tags;
}

const forms = new Map<string, PaperForm>();

/** A form of a release never changes after it was numbered. */
export async function paperForm(trx: Transaction, release: number, formId: string): Promise<PaperForm> {
  const key = `${release} ${formId}`;
  const form = forms.get(key) ?? (await formOfRelease(trx, release, formId));
  forms.set(key, form);
  return form;
}

/** Fields that were only shown have no answer of their own: they are told from the facts with which the form was opened. */
async function answeredForm(
  trx: Transaction,
  { owner, part, release }: Pick<SubmittedForm, 'owner' | 'part' | 'release'>,
  formId: string,
  data: FormData,
): Promise<AnsweredForm> {
  const form = await paperForm(trx, release, formId);
  const facts = await formFactsView(trx, formId, owner, part?.id ?? null);
  const notices = await noticesOf(trx, owner.id);
  const noticeRecipients = notices.map(({ id, agencyName, title }) => ({
    value: id,
    label: title ? `${agencyName}: ${title}` : agencyName,
  }));
  const timeZone = await timeZoneOf(trx, owner.centreId);
  const words = { timeZone, given: { ...facts, noticeRecipients } };
  const whole = { ...facts, ...data };
  return { form, data: whole, words, tags: answerTags(form, whole, words, hiddenTags) };
}
