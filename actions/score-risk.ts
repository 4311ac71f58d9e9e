/** Scores the answers of an assessment by the instrument's version under which they were given. */
import { gapAccepted, riskConcluded } from '#domain/case-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { type ChildRisk, factorAnswers, type RiskLevel, riskUnderSafety, scoreFamily } from '#domain/risk.ts';
import { settleSafety } from '#domain/safety.ts';
import type { AssessSubmission } from '#generated/form-types.ts';
import { findAssessment, writeAssessmentResult } from '#store/case-facts-store.ts';
import { updateCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { type RulebookContents, rulebookVersion } from '#store/rulebooks-store.ts';
import { changeClocks } from './change-clocks.ts';
import { codeOf, type JobContext } from './job-context.ts';

type Instrument = RulebookContents['risk-instrument'];

export async function scoreRisk(trx: Transaction, { owner, variables, now }: JobContext): Promise<EngineVariables> {
  const assessment = await findAssessment(trx, codeOf(variables, 'assessmentId') ?? '');
  if (!assessment || assessment.caseId !== owner.id) throw new DomainError('NOT_FOUND');
  const instrument = await rulebookVersion(trx, 'risk-instrument', assessment.instrumentVersion);
  const result = settleAssessment(instrument.content, assessment.answers as unknown as AssessSubmission);
  await writeAssessmentResult(trx, assessment.id, result);
  await updateCase(trx, owner.id, { safety: result.safety, risk_level: result.riskLevel });
  await changeClocks(trx, owner, riskConcluded(result.safety, result.riskLevel, now), now);
  const decidesWithGap = result.riskLevel === 'INCOMPLETE' && variables['dataGapAccepted'] === true;
  if (decidesWithGap && result.safety !== 'UNSAFE' && result.safety !== 'REASSESS') {
    await changeClocks(trx, owner, gapAccepted(now), now);
  }
  return { safety: result.safety, riskLevel: result.riskLevel };
}

/** Safety first; the risk of a family without a listed child cannot be known. */
export function settleAssessment(
  instrument: Instrument,
  answers: AssessSubmission,
): { safety: string; riskLevel: RiskLevel; detail: { children: readonly ChildRisk[] } } {
  const threats = instrument.threats.map(({ code }) => code);
  const safety = settleSafety(threats, answers.safety);
  const children = (answers.children ?? []).map((child) => ({
    childId: child.childId,
    answers: factorAnswers(instrument, child),
  }));
  if (children.length === 0) return { safety, riskLevel: 'INCOMPLETE', detail: { children: [] } };
  const score = scoreFamily(instrument, factorAnswers(instrument, answers.family), children);
  return { safety, riskLevel: riskUnderSafety(score.level, safety), detail: score };
}
