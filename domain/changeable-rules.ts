/**
 * Rules that the administrator of the installation changes on a screen: their kinds, and bounds between which nobody is locked out and
 * no door stands open. The bounds are our own design (NIST SP 800-63B, OWASP ASVS as guides); the numbers are rulebooks.
 */
import type { FieldError } from './error.ts';
import type { RequestLimits } from './request-limits.ts';
import type { SignInRules } from './sign-in-rules.ts';

/** How long a closed case is still read, a supervisor invited, a case open in an emergency. */
export type CaseAccessRules = {
  readonly closedCaseMonths: number;
  readonly invitationDays: number;
  readonly breakGlassHours: number;
};
export type ChangeableRules = {
  readonly 'sign-in': SignInRules;
  readonly 'case-access': CaseAccessRules;
  readonly 'request-limits': RequestLimits;
};
export const ruleKinds = ['sign-in', 'case-access', 'request-limits'] as const;
export type RuleKind = (typeof ruleKinds)[number];
export type RuleBounds = Readonly<Record<string, readonly [least: number, most: number]>>;

const dayMinutes = 1440;
/** By the path of a number; inclusive. */
export const ruleBounds: Readonly<Record<RuleKind, RuleBounds>> = {
  'sign-in': {
    shortestPassword: [8, 64],
    passwordScore: [2, 4],
    sessionIdleMinutes: [5, dayMinutes],
    sessionMinutes: [30, 7 * dayMinutes],
    secondStepMinutes: [3, 60],
    knownDeviceDays: [1, 730],
    invitationHours: [1, 336],
    resetHours: [1, 72],
    recoveryCodes: [5, 20],
    'attempts.stranger.limit': [3, 100],
    'attempts.stranger.minutes': [1, 60],
    'attempts.knownDevice.limit': [5, 100],
    'attempts.knownDevice.minutes': [1, 60],
    'attempts.address.limit': [20, 10_000],
    'attempts.address.minutes': [1, 60],
    'attempts.secondFactor.limit': [3, 50],
    'attempts.secondFactor.minutes': [1, 60],
    'attempts.secondFactorOfStrangers.limit': [10, 1_000],
    'attempts.secondFactorOfStrangers.minutes': [1, dayMinutes],
  },
  'case-access': { closedCaseMonths: [1, 120], invitationDays: [1, 90], breakGlassHours: [1, 72] },
  'request-limits': {
    'PDF.limit': [5, 1_000],
    'PDF.minutes': [1, 60],
    'UPLOAD.limit': [5, 1_000],
    'UPLOAD.minutes': [1, 60],
    'SEARCH.limit': [60, 10_000],
    'SEARCH.minutes': [1, 60],
  },
};

/** The number at a path such as `attempts.stranger.limit`; undefined where there is none. */
export function numberAt(content: unknown, path: string): number | undefined {
  let found: unknown = content;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  return typeof found === 'number' ? found : undefined;
}

/** What is wrong with the numbers, each by its path, all at once. */
export function ruleFaults(kind: RuleKind, content: ChangeableRules[RuleKind]): readonly FieldError[] {
  const outside = Object.entries(ruleBounds[kind])
    .filter(([path, [least, most]]) => !isWithin(numberAt(content, path), least, most))
    .map(([path, [least, most]]) => ({ path, message: `Целое число от ${spaced(least)} до ${spaced(most)}` }));
  return [...outside, ...(kind === 'sign-in' && outside.length === 0 ? contradictions(content) : [])];
}

const isWithin = (value: number | undefined, least: number, most: number): boolean =>
  value !== undefined && Number.isInteger(value) && value >= least && value <= most;

const spaced = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '\u00a0');

/** Numbers that are right each for itself and wrong together. */
function contradictions(content: unknown): readonly FieldError[] {
  const at = (path: string): number => numberAt(content, path) ?? 0;
  const faults: FieldError[] = [];
  if (at('sessionIdleMinutes') > at('sessionMinutes')) {
    faults.push({ path: 'sessionIdleMinutes', message: 'Бездействие не может длиться дольше самого сеанса' });
  }
  if (at('attempts.address.limit') < at('attempts.stranger.limit')) {
    const message = 'Не меньше, чем попыток войти под одним логином: с одного адреса работает весь центр';
    faults.push({ path: 'attempts.address.limit', message });
  }
  return faults;
}
