/**
 * The safety settlement: from the answers to threats S1–S10 and their controls to one of four findings.
 * Source: the reference of instruments, «Safety» (draft v0.1, own design); it looks at immediate danger only.
 */

export type SafetyFinding = 'SAFE' | 'SAFE_WITH_PLAN' | 'REASSESS' | 'UNSAFE';

/** control: a code of the instrument, or NONE; controlState: AGREED alone holds the threat. */
export type ThreatAnswer = {
  readonly answer: 'YES' | 'NO' | 'UNKNOWN';
  readonly control?: string | null;
  readonly controlState?: 'AGREED' | 'NOT_AGREED' | 'BROKEN' | null;
};

const FROM_SAFEST: readonly SafetyFinding[] = ['SAFE', 'SAFE_WITH_PLAN', 'REASSESS', 'UNSAFE'];

function isHeld(threat: ThreatAnswer): boolean {
  return Boolean(threat.control) && threat.control !== 'NONE' && threat.controlState === 'AGREED';
}

/**
 * The finding for one family or one child. A threat of the instrument without an answer counts as UNKNOWN.
 * A threat found without an agreed control, or with a broken one, is UNSAFE whatever else was answered;
 * unknowns matter only where no threat was found.
 */
export function settleSafety(
  threatCodes: readonly string[],
  answers: Readonly<Record<string, ThreatAnswer>>,
): SafetyFinding {
  const threats = threatCodes.map((code) => answers[code] ?? ({ answer: 'UNKNOWN' } as const));
  const found = threats.filter(({ answer }) => answer === 'YES');
  if (found.length > 0) return found.every(isHeld) ? 'SAFE_WITH_PLAN' : 'UNSAFE';
  return threats.some(({ answer }) => answer === 'UNKNOWN') ? 'REASSESS' : 'SAFE';
}

/** The finding of a family from those of its children: the one that demands most. RangeError without any. */
export function worstSafety(findings: readonly SafetyFinding[]): SafetyFinding {
  const worst = FROM_SAFEST.findLast((finding) => findings.includes(finding));
  if (!worst) throw new RangeError('A family without a safety finding');
  return worst;
}
