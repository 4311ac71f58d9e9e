/** Which sections a person sees in the header. A pure table: role → sections (the server checks access itself). */
import type { Role } from '../use-session.ts';

export type Section = {
  readonly to: '/tasks' | '/signals' | '/cases' | '/deadlines' | '/diagrams';
  readonly title: string;
};

type Rule = Section & { readonly allowed: (roles: readonly Role[]) => boolean };

const any =
  (...allowed: readonly Role[]) =>
  (roles: readonly Role[]) =>
    roles.some((role) => allowed.includes(role));

const rules: readonly Rule[] = [
  { to: '/tasks', title: 'Задачи', allowed: () => true },
  { to: '/signals', title: 'Сообщения', allowed: any('dutyOfficer', 'unitHead') },
  { to: '/cases', title: 'Случаи', allowed: (roles) => roles.some((role) => role !== 'dutyOfficer') },
  { to: '/deadlines', title: 'Сроки', allowed: any('unitHead', 'manager', 'dutyOfficer', 'caseCurator') },
  {
    to: '/diagrams',
    title: 'Схемы',
    allowed: any('methodologist', 'unitHead', 'manager', 'administrator', 'supervisor'),
  },
];

export function sectionsFor(roles: readonly Role[]): readonly Section[] {
  return rules.filter((rule) => rule.allowed(roles)).map(({ to, title }) => ({ to, title }));
}
