/** What the forms of safety and of risk say: the instrument's threats and factors with the results, by the one arithmetic. */
import type { Tags } from '#documents/dictionary.ts';
import { riskFormTags } from '#documents/papers/risk-form.ts';
import { safetyFormTags } from '#documents/papers/safety-form.ts';
import { settlePotential } from '#domain/rehab-potential.ts';
import { factorAnswers } from '#domain/risk.ts';
import { dayOf } from '#domain/working-days.ts';
import type { AssessSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { childrenOf } from '#store/families-store.ts';
import { rulebookOn } from '#store/rulebooks-store.ts';
import { settleAssessment } from './score-risk.ts';
import type { AnsweredForm, SubmittedForm } from './submitted-form.ts';

export async function safetySheet(
  trx: Transaction,
  submitted: SubmittedForm,
  { form, data, words }: AnsweredForm,
): Promise<Tags> {
  const { content: instrument } = await instrumentOf(trx, submitted, words.timeZone);
  const { safety } = settleAssessment(instrument, submitted.data as unknown as AssessSubmission);
  return safetyFormTags({ safety, threats: instrument.threats }, form, data, words);
}

export async function riskSheet(trx: Transaction, submitted: SubmittedForm, { words }: AnsweredForm): Promise<Tags> {
  const { content: instrument } = await instrumentOf(trx, submitted, words.timeZone);
  const answers = submitted.data as unknown as AssessSubmission;
  const { riskLevel, detail } = settleAssessment(instrument, answers);
  const names = new Map((await childrenOf(trx, submitted.owner.familyId)).map(({ id, name }) => [id, name]));
  const family = factorAnswers(instrument, answers.family);
  const own = new Map((answers.children ?? []).map((child) => [child.childId, factorAnswers(instrument, child)]));
  return riskFormTags({
    instrumentVersion: instrument.instrumentVersion,
    factors: instrument.factors,
    familyRisk: riskLevel,
    potential: settlePotential(instrument.potential, answers.potential),
    children: detail.children.map((child) => ({
      ...child,
      name: names.get(child.childId) ?? '',
      points: { ...family, ...own.get(child.childId) },
    })),
  });
}

const instrumentOf = (trx: Transaction, { now }: SubmittedForm, timeZone: string) =>
  rulebookOn(trx, 'risk-instrument', dayOf(now, timeZone));
