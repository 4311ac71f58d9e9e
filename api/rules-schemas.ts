/** Rules that the administrator of the installation keeps: their versions with days of effect, a preview, a new one, a withdrawal. */
import * as z from 'zod';
import { roleCodes } from '#domain/roles.ts';
import { ruleKinds } from '#domain/changeable-rules.ts';
import { day, instant } from './common-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Администрирование: правила';
/** Bounds are told in words by the domain, each beside its field. */
const number = z.number().int().min(0).max(100_000);
const budget = z
  .strictObject({ limit: number, minutes: number })
  .meta({ id: 'AttemptBudget', description: 'Сколько попыток за сколько минут' });
const roles = z.array(z.enum(roleCodes)).refine((codes) => new Set(codes).size === codes.length);
const signInRules = z
  .strictObject({
    shortestPassword: number,
    passwordScore: number,
    sessionIdleMinutes: number,
    sessionMinutes: number,
    secondStepMinutes: number,
    knownDeviceDays: number,
    invitationHours: number,
    resetHours: number,
    recoveryCodes: number,
    attempts: z.strictObject({
      stranger: budget,
      knownDevice: budget,
      address: budget,
      secondFactor: budget,
      secondFactorOfStrangers: budget,
    }),
    secondFactorRoles: z.strictObject({ real: roles, demonstration: roles }),
  })
  .meta({ id: 'SignInRules' });
const caseAccessRules = z
  .strictObject({ closedCaseMonths: number, invitationDays: number, breakGlassHours: number })
  .meta({ id: 'CaseAccessRules' });
const requestLimits = z.strictObject({ PDF: budget, UPLOAD: budget, SEARCH: budget }).meta({ id: 'RequestLimits' });

const ofVersion = {
  version: z.int(),
  validFrom: day,
  state: z.enum(['IN_FORCE', 'PLANNED', 'PAST', 'WITHDRAWN']).meta({ id: 'RuleVersionState' }),
  author: z.string(),
  source: z.string().meta({ description: 'Основание' }),
  enteredAt: instant.nullable(),
};
const common = { today: day, mayChange: z.boolean() };
const listed = <C extends z.ZodType>(content: C) => z.array(z.object({ ...ofVersion, content }));
const rules = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('sign-in'), ...common, versions: listed(signInRules) }),
    z.object({ kind: z.literal('case-access'), ...common, versions: listed(caseAccessRules) }),
    z.object({ kind: z.literal('request-limits'), ...common, versions: listed(requestLimits) }),
  ])
  .meta({ id: 'Rules' });

const proposed = [
  z.strictObject({ kind: z.literal('sign-in'), content: signInRules }),
  z.strictObject({ kind: z.literal('case-access'), content: caseAccessRules }),
  z.strictObject({ kind: z.literal('request-limits'), content: requestLimits }),
] as const;
const when = {
  validFrom: day,
  source: z.string().trim().min(3).max(500).meta({ description: 'Основание: приказ, решение' }),
  basedOn: z.int().min(1).meta({ description: 'Версия, действовавшая, когда правила открыли' }),
};
const added = [proposed[0].extend(when), proposed[1].extend(when), proposed[2].extend(when)] as const;

export const readRules = operation({
  id: 'readRules',
  method: 'get',
  path: '/administration/rules/{kind}',
  summary: 'Правила с версиями и днями действия',
  tag,
  signedIn: true,
  params: z.object({ kind: z.enum(ruleKinds) }),
  success: { status: 200, schema: rules },
});
export const previewRules = operation({
  id: 'previewRules',
  method: 'post',
  path: '/administration/rules/preview',
  summary: 'Что изменят новые правила сразу; ничего не меняет',
  tag,
  signedIn: true,
  asks: true,
  body: z.discriminatedUnion('kind', proposed).meta({ id: 'ProposedRules' }),
  success: {
    status: 200,
    schema: z
      .object({
        ending: z.int().meta({ description: 'Сколько открытых сеансов закончится' }),
        enrolling: z.int().meta({ description: 'Скольким при следующем входе придётся подключить код из телефона' }),
      })
      .meta({ id: 'RulesEffect' }),
  },
  errors: [422],
});
export const addRules = operation({
  id: 'addRules',
  method: 'post',
  path: '/administration/rules',
  summary: 'Новая версия правил с дня действия',
  tag,
  signedIn: true,
  body: z.discriminatedUnion('kind', added).meta({ id: 'NewRules' }),
  success: { status: 201, schema: z.object({ version: z.int() }).meta({ id: 'CreatedRules' }) },
  errors: [409, 422],
});
export const withdrawRules = operation({
  id: 'withdrawRules',
  method: 'delete',
  path: '/administration/rules/{kind}/versions/{version}',
  summary: 'Отозвать версию, которая ещё не действует',
  tag,
  signedIn: true,
  params: z.object({ kind: z.enum(ruleKinds), version: z.coerce.number().int().min(1).max(1_000_000) }),
  success: { status: 204 },
  errors: [409],
});
