/** Which sections a person sees in the header: those that the server would open, by the same table of access. */
import { accessOf, type Deed, type Subject } from '#domain/access.ts';
import type { Role } from '../use-session.ts';

export type Section = {
  readonly to:
    | '/agency-work'
    | '/supervision'
    | '/tasks'
    | '/signals'
    | '/cases'
    | '/deadlines'
    | '/papers'
    | '/paper-templates'
    | '/reports'
    | '/diagrams'
    | '/calendar'
    | '/administration'
    | '/failures'
    | '/audit';
  readonly title: string;
};

type Need = readonly [Deed, Subject];

const sections: readonly (Section & { readonly needs: Need; readonly unless?: Need })[] = [
  { to: '/agency-work', title: 'Работа ведомства', needs: ['read', 'AgencyWork'] },
  { to: '/supervision', title: 'Супервизия', needs: ['read', 'Supervision'] },
  { to: '/tasks', title: 'Задачи', needs: ['work', 'TaskList'] },
  { to: '/signals', title: 'Сообщения', needs: ['read', 'SignalJournal'] },
  { to: '/cases', title: 'Случаи', needs: ['read', 'CaseList'] },
  { to: '/deadlines', title: 'Сроки', needs: ['read', 'DeadlineBoard'] },
  { to: '/papers', title: 'Документы', needs: ['read', 'PaperJournal'] },
  { to: '/reports', title: 'Отчёт', needs: ['read', 'PeriodReport'] },
  { to: '/diagrams', title: 'Схемы', needs: ['read', 'Diagrams'] },
  { to: '/paper-templates', title: 'Шаблоны', needs: ['read', 'PaperTemplate'] },
  { to: '/calendar', title: 'Календарь', needs: ['read', 'Calendar'] },
  { to: '/failures', title: 'Сбои', needs: ['read', 'Failures'] },
  { to: '/administration', title: 'Организация', needs: ['read', 'People'] },
  { to: '/administration', title: 'Отсутствия', needs: ['change', 'Absence'], unless: ['read', 'People'] },
  { to: '/audit', title: 'Журнал', needs: ['read', 'AuditTrail'] },
];

export function sectionsFor(roles: readonly Role[]): readonly Section[] {
  const access = accessOf(roles);
  return sections
    .filter(({ needs, unless }) => access.can(...needs) && !(unless && access.can(...unless)))
    .map(({ to, title }) => ({ to, title }));
}

/** Whether the bell with alarms is for this person. */
export function seesAlarms(roles: readonly Role[]): boolean {
  return accessOf(roles).can('read', 'Alarms');
}
