/** Assessments with a known finding, by the factors and threats of the instrument (draft v0.1): used by the lives. */
import type { AssessSubmission } from '#generated/form-types.ts';

type Safety = AssessSubmission['safety'];
type Family = AssessSubmission['family'];
type Picture = Partial<AssessSubmission>;

const codes = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9', 'S10'] as const;
export const noThreats = Object.fromEntries(codes.map((code) => [code, { answer: 'NO' }])) as Safety;

const factors = 'P1 P2 P3 P4 P5 P6 P7 P8 F1 F2 F3 F4 F5 F6 F7 E1 E2 E3 E4 E5 E6'.split(' ');
const calmHome = Object.fromEntries(factors.map((code) => [code, '0'])) as Family;

/** A home with little trouble, changed in the named factors. */
export function familyFactors(changed: Partial<Family>): Family {
  return { ...calmHome, P4: '1', P8: '1', F5: '1', E2: '1', ...changed };
}

const unattended: Safety = { ...noThreats, S3: { answer: 'YES', control: 'K1', controlState: 'AGREED' } };
const uncontrolled: Safety = { ...noThreats, S3: { answer: 'YES', control: 'NONE' } };
const unseen: Safety = { ...noThreats, S3: { answer: 'UNKNOWN' } };
/** Two weighty factors that are marked make the middle level. */
const troubled = familyFactors({ P1: '2', P3: '2' });
/** One weighty factor that is severe makes the highest. */
const severe = familyFactors({ P1: '3', P5: '2' });
const unanswered = familyFactors({ P2: 'U', P4: 'U', P6: 'U', P7: 'U', F3: 'U', F4: 'U', E2: 'U' });

export const safeLow: Picture = {};
export const safeMedium: Picture = { family: troubled };
export const safeHigh: Picture = { family: severe };
export const planHigh: Picture = { safety: unattended, family: severe, threatsConcern: 'Младший ребёнок' };
export const unsafe: Picture = { safety: uncontrolled, family: severe, threatsConcern: 'Все дети' };
export const reassess: Picture = { safety: unseen, family: troubled };
export const incomplete: Picture = { family: unanswered };
export const gapAccepted: Picture = {
  family: unanswered,
  dataGapAccepted: true,
  dataGapReason: 'Мать уехала, сведения о доходах и здоровье получить нельзя',
};
