/** What the forms of answers to those who reported are opened with: the message, and the names that an answer must not tell. */
import type { CaseState } from '../cases-store.ts';
import type { Transaction } from '../database.ts';
import { childrenOf, familyOf, parentsOf } from '../families-store.ts';
import { placeOf } from '../places-store.ts';
import { firstSignalOf, reporterOf, type SignalOfCase } from '../signals-store.ts';
import { lastSubmission } from '../submissions-store.ts';
import { dayText } from './day-text.ts';

type Facts = Record<string, unknown>;

const ways: Readonly<Record<string, string>> = {
  phone: 'PHONE',
  letter: 'LETTER',
  card: 'LETTER',
  inPerson: 'IN_PERSON',
};

async function refusalFacts(trx: Transaction, owner: CaseState): Promise<Facts> {
  const received = await lastSubmission(trx, owner.id, 'receiveSignal');
  const redirectedTo = received?.['redirectTo'];
  const outcome =
    typeof redirectedTo === 'string' && redirectedTo !== ''
      ? `передано по принадлежности: ${redirectedTo}. Ответ по существу вы получите оттуда`
      : 'рассмотрено. Оснований начать работу со случаем не найдено';
  return {
    ...(await messageFacts(trx, owner, outcome)),
    signalDecision: owner.variables['signalDecision'] ?? received?.['signalDecision'],
    decisionReason: received?.['decisionReason'] ?? '',
    redirectedTo: redirectedTo ?? '',
  };
}

const noCase = 'рассмотрено, условия жизни ребёнка проверены. Оснований открывать случай не найдено';
const withoutCaseFacts = (trx: Transaction, owner: CaseState): Promise<Facts> => messageFacts(trx, owner, noCase);

async function messageFacts(trx: Transaction, owner: CaseState, outcome: string): Promise<Facts> {
  const signal = await firstSignalOf(trx, owner.id);
  if (!signal) return {};
  const reporter = await reporterOf(trx, signal.id);
  const anonymous = signal.source === 'ANONYMOUS' && reporter === '';
  const answered = { answerState: 'SENT', answerWay: ways[String(signal.answers['channel'])] };
  return {
    receivedAt: signal.receivedAt,
    source: signal.source,
    reporter,
    ...(anonymous ? { answerState: 'NOT_SENT', noAnswerReason: 'Сообщение анонимное' } : answered),
    answerText: `Ваше сообщение от ${await receivedOn(trx, owner, signal)} ${outcome}.`,
    protectedNames: await protectedNames(trx, owner, reporter),
  };
}

async function receivedOn(trx: Transaction, owner: CaseState, { receivedAt }: SignalOfCase): Promise<string> {
  const { timeZone } = await placeOf(trx, owner.centreId);
  return dayText(new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(receivedAt)));
}

const generalWords = /^(семья|семьи|семье|мать|отец|дети|ребенок)$/;

/** Words of the family's names; those of the reporter himself he may read. */
async function protectedNames(trx: Transaction, owner: CaseState, reporter: string): Promise<readonly string[]> {
  const family = await familyOf(trx, owner.familyId);
  const people = [...(await childrenOf(trx, owner.familyId)), ...(await parentsOf(trx, owner.familyId))];
  const own = new Set(wordsOf(reporter));
  const words = [family?.name ?? '', ...people.map(({ name }) => name)].flatMap(wordsOf);
  return [...new Set(words)].filter((word) => !own.has(word) && !generalWords.test(word));
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .match(/[а-яa-z]+/g) ?? [];

export const answerFacts = { answerReporter: refusalFacts, closeWithoutCase: withoutCaseFacts };
