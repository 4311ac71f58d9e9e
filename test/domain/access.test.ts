/** What the posts allow (domain.md §6, role × screen). */
import { accessOf, type Deed, type Subject } from '#domain/access.ts';
import { roleCodes } from '#domain/roles.ts';

const pairs: readonly (readonly [Deed, Subject])[] = [
  ['read', 'SignalJournal'],
  ['register', 'Signal'],
  ['work', 'TaskList'],
  ['read', 'CaseList'],
  ['read', 'DeadlineBoard'],
  ['change', 'Deadline'],
  ['read', 'Alarms'],
  ['read', 'Diagrams'],
];
const holders = (deed: Deed, subject: Subject) => roleCodes.filter((role) => accessOf([role]).can(deed, subject));

describe('access', () => {
  it.each([
    ['register', 'Signal', ['dutyOfficer', 'caseCurator', 'unitHead']],
    ['read', 'SignalJournal', ['dutyOfficer', 'caseCurator', 'unitHead']],
    ['change', 'Deadline', ['unitHead', 'manager']],
    ['work', 'Emergency', ['caseCurator', 'unitHead']],
    ['read', 'Diagrams', ['methodologist', 'manager']],
    [
      'read',
      'CaseList',
      ['caseCurator', 'psychologist', 'unitHead', 'consiliumMember', 'commissionSecretary', 'manager'],
    ],
    ['read', 'PaperJournal', ['dutyOfficer', 'unitHead', 'commissionSecretary']],
    ['change', 'Paper', ['unitHead']],
    ['change', 'PaperTemplate', ['methodologist']],
    ['change', 'Calendar', ['methodologist', 'administrator']],
    ['read', 'Calendar', ['methodologist', 'manager', 'administrator']],
    ['read', 'People', ['manager', 'administrator']],
    ['change', 'People', ['administrator']],
    ['change', 'Organisation', ['administrator']],
    ['change', 'Absence', ['unitHead', 'administrator']],
    ['read', 'DeadlineBoard', ['dutyOfficer', 'caseCurator', 'unitHead', 'commissionSecretary', 'manager']],
    ['read', 'PeriodReport', ['caseCurator', 'unitHead', 'commissionSecretary', 'methodologist', 'manager']],
    ['read', 'ReportedCases', ['unitHead', 'commissionSecretary', 'manager']],
  ] as const)('to %s %s is for %j', (deed, subject, roles) => {
    expect(holders(deed, subject)).toEqual(roles);
  });

  it('the administrator and the methodologist come near no casework', () => {
    for (const role of ['administrator', 'methodologist', 'supervisor'] as const) {
      const access = accessOf([role]);
      for (const subject of [
        'SignalJournal',
        'Paper',
        'PaperJournal',
        'CaseList',
        'DeadlineBoard',
        'Alarms',
      ] as const) {
        expect(access.can('read', subject)).toBe(false);
      }
    }
  });

  it('several posts allow what each of them allows, and nothing else', () => {
    const both = accessOf(['dutyOfficer', 'caseCurator']);
    for (const [deed, subject] of pairs) {
      const each = accessOf(['dutyOfficer']).can(deed, subject) || accessOf(['caseCurator']).can(deed, subject);
      expect(both.can(deed, subject)).toBe(each);
    }
  });

  it('without a post nothing is allowed', () => {
    for (const [deed, subject] of pairs) expect(accessOf([]).can(deed, subject)).toBe(false);
  });
});
