/** What sign-in keeps to: limits, ends and who must have a second factor. Data: rulebook `sign-in`. */
import type { RoleCode } from './roles.ts';

/** How many attempts in how many minutes. */
export type Budget = { readonly limit: number; readonly minutes: number };
export type SignInRules = {
  readonly shortestPassword: number;
  /** The least score of zxcvbn, 0 to 4. */
  readonly passwordScore: number;
  readonly sessionIdleMinutes: number;
  readonly sessionMinutes: number;
  readonly secondStepMinutes: number;
  readonly knownDeviceDays: number;
  readonly invitationHours: number;
  readonly resetHours: number;
  readonly recoveryCodes: number;
  readonly attempts: Readonly<
    Record<'stranger' | 'knownDevice' | 'address' | 'secondFactor' | 'secondFactorOfStrangers', Budget>
  >;
  readonly secondFactorRoles: Readonly<Record<'real' | 'demonstration', readonly RoleCode[]>>;
};

/** Whether one of the posts demands a second factor in this installation. */
export function mustHaveSecondFactor(rules: SignInRules, roles: readonly RoleCode[], demo: boolean): boolean {
  const demanding = rules.secondFactorRoles[demo ? 'demonstration' : 'real'];
  return roles.some((role) => demanding.includes(role));
}
