/** Which kinds of live changes concern whom: what a person has no screen for is not told either. Own design, by `domain/access.ts`. */
import { accessOf, type Subject } from './access.ts';
import type { RoleCode } from './roles.ts';

/** The screens that a kind of change renews. A kind that is not listed concerns everybody. */
const screens: Readonly<Record<string, readonly Subject[]>> = {
  tasks: ['TaskList', 'CaseList', 'Failures'],
  cases: ['TaskList', 'CaseList', 'AgencyWork', 'Supervision', 'BreakGlass'],
  deadlines: ['TaskList', 'CaseList', 'DeadlineBoard', 'Calendar'],
  alarms: ['Alarms'],
  signals: ['SignalJournal'],
  calendars: ['Calendar', 'DeadlineBoard'],
  failures: ['Failures'],
  tokens: ['Diagrams'],
};

/** Whether a kind of change concerns a person with these roles. */
export function concernsOf(roles: readonly RoleCode[]): (kind: string) => boolean {
  const access = accessOf(roles);
  return (kind) => screens[kind]?.some((subject) => access.can('read', subject) || access.can('work', subject)) ?? true;
}
