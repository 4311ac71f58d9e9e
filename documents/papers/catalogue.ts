/**
 * Every kind of paper: its title, journal, who may read it, and the forms whose answers are its tags (the first is the form that
 * brings it about, the others were answered before). A title names nobody: it stands in the journal.
 * Source: domain.md §2, documents of each step.
 */
import { reporterFields } from '#domain/field-groups.ts';
import type { Dictionary } from '../dictionary.ts';
import { decisionDictionary, noDecisionDictionary, votesDictionary } from './consilium.ts';
import type { JournalCode } from './journals.ts';
import * as own from './own-facts.ts';
import { riskFormDictionary } from './risk-form.ts';
import { safetyFormDictionary } from './safety-form.ts';

/** CASE: those who work on the case; INTAKE: the duty officers of the centre too; REPORTER: only duty officers and the unit head. */
export type PaperAccess = 'CASE' | 'INTAKE' | 'REPORTER';
export type PaperKind = {
  readonly title: string;
  readonly journal: JournalCode;
  readonly access: PaperAccess;
  readonly forms: readonly string[];
  readonly own: Dictionary;
};

function paper(
  title: string,
  journal: JournalCode,
  forms: readonly string[],
  more: { readonly access?: PaperAccess; readonly own?: Dictionary } = {},
): PaperKind {
  return { title, journal, forms, access: more.access ?? 'CASE', own: more.own ?? {} };
}

/** What a form asks and no paper says: who reported is told nobody but the intake. */
export const hiddenTags: readonly string[] = reporterFields;

const intake = {
  'signal-card': paper('Сигнальная карточка', 'SIGNALS', ['receiveSignal'], { access: 'INTAKE' }),
  'signal-decision': paper('Лист решения по сообщению', 'SIGNALS', ['receiveSignal'], { access: 'INTAKE' }),
  'attach-notice': paper('Уведомление о присоединении сообщения', 'SIGNALS', ['receiveSignal'], { access: 'INTAKE' }),
  'reporter-answer': paper('Ответ заявителю', 'LETTERS', ['answerReporter'], {
    access: 'REPORTER',
    own: own.addresseeDictionary,
  }),
  'no-answer-note': paper('Справка о том, почему ответ не направлен', 'SIGNALS', ['answerReporter'], {
    access: 'INTAKE',
  }),
  'redirect-letter': paper('Письмо о передаче сообщения', 'LETTERS', ['answerReporter', 'receiveSignal'], {
    access: 'INTAKE',
  }),
};

const responding = {
  'team-order': paper('Распоряжение о составе команды выезда', 'ORDERS', ['formTeam']),
  'visit-assignment': paper('Задание на выезд', 'ORDERS', ['formTeam', 'receiveSignal']),
  'living-conditions-act': paper('Акт обследования условий жизни', 'ACTS', ['fieldVisit', 'formTeam']),
  'no-access-act': paper('Акт о невозможности обследования', 'ACTS', ['fieldVisit']),
  'police-request': paper('Запрос в полицию о доступе в жильё', 'LETTERS', ['requestPoliceEntry']),
  'safety-form': paper('Форма оценки безопасности', 'ASSESSMENTS', ['assess'], { own: safetyFormDictionary }),
  'risk-form': paper('Форма оценки риска', 'ASSESSMENTS', ['assess'], { own: riskFormDictionary }),
  'urgent-services-act': paper('Акт о срочных социальных услугах', 'ACTS', [], { own: own.servicesGivenDictionary }),
  'safety-plan': paper('План безопасности ребёнка', 'PLANS', ['urgentMeasures']),
  'removal-record': paper('Сведения об отобрании ребёнка', 'ACTS', ['recordRemoval']),
  'safety-check': paper('Заключение о безопасности ребёнка', 'ASSESSMENTS', ['checkSafety']),
};

const deciding = {
  'consilium-agenda': paper('Повестка консилиума', 'PROTOCOLS', ['prepareAgenda']),
  'consilium-protocol': paper('Протокол консилиума', 'PROTOCOLS', ['signProtocol', 'prepareAgenda'], {
    own: votesDictionary,
  }),
  'no-decision-record': paper('Акт о том, что консилиум не принял решения', 'PROTOCOLS', [], {
    own: noDecisionDictionary,
  }),
  'no-case-conclusion': decided('Заключение об отсутствии оснований для открытия случая', 'ASSESSMENTS'),
  'services-decision': decided('Решение о направлении на социальное обслуживание', 'ORDERS'),
  'watch-order': decided('Распоряжение о внутреннем контроле', 'ORDERS'),
  'curator-order': decided('Приказ о кураторе случая', 'ORDERS'),
  'notice-results': paper('Уведомление о результатах работы', 'LETTERS', [], { own: own.noticeDictionary }),
  'notice-immediate': paper('Незамедлительное уведомление', 'LETTERS', [], { own: own.noticeDictionary }),
  'notices-register': paper('Реестр уведомлений', 'LETTERS', [], { own: own.noticeRegisterDictionary }),
  'reporter-results': paper('Ответ заявителю о результатах', 'LETTERS', ['sendNotices']),
  'receipts-register': paper('Реестр ответов на уведомления', 'INCOMING', ['recordReceipts']),
  'no-case-answer': paper('Ответ заявителю о завершении работы', 'LETTERS', ['closeWithoutCase']),
  'archive-note': paper('Справка о завершении работы без открытия случая', 'ASSESSMENTS', ['closeWithoutCase']),
};

function decided(title: string, journal: JournalCode): PaperKind {
  return paper(title, journal, ['signProtocol'], { own: decisionDictionary });
}

const supporting = {
  'service-referral': paper('Направление на социальное обслуживание', 'LETTERS', ['referToServices']),
  'services-record': paper('Справка о социальных услугах', 'INCOMING', ['confirmServices']),
  'commission-submission': paper('Представление в КДНиЗП', 'LETTERS', ['submitToCommission']),
  'resolution-card': paper('Карточка учёта постановления комиссии', 'INCOMING', ['recordResolution']),
  'guardianship-petition': paper('Ходатайство в орган опеки', 'LETTERS', ['submitToGuardianship']),
  'guardianship-card': paper('Карточка учёта решения органа опеки', 'INCOMING', ['recordGuardianshipDecision']),
  'plan-draft': paper('Проект программы реабилитации', 'PLANS', ['draftPlan']),
  'plan-approved': paper('Программа реабилитации семьи', 'PLANS', ['approvePlan', 'draftPlan'], {
    own: own.approvalDictionary,
  }),
  'plan-returned': paper('Лист замечаний к программе', 'PLANS', ['approvePlan']),
  'visit-card': paper('Карточка посещения семьи', 'VISITS', ['homeVisit']),
  'watch-card': paper('Карточка посещения при внутреннем контроле', 'VISITS', ['watchVisit']),
  'watch-conclusion': paper('Заключение по внутреннему контролю', 'ASSESSMENTS', ['watchReview']),
  'monitoring-card': paper('Карта мониторинга динамики', 'PLANS', ['monitorPlan']),
  'regime-order': paper('Распоряжение о смене режима посещений', 'ORDERS', ['changeRegime']),
  'transfer-letter': paper('Сопроводительное письмо о передаче случая', 'LETTERS', ['transferCase']),
  'closure-conclusion': paper('Заключение о закрытии случая', 'ASSESSMENTS', ['closeCase']),
  'closure-returned': paper('Решение о продолжении работы с семьёй', 'ASSESSMENTS', ['closeCase']),
};

export const paperKinds = { ...intake, ...responding, ...deciding, ...supporting };
export type PaperCode = keyof typeof paperKinds;
export const paperCodes = Object.keys(paperKinds) as readonly PaperCode[];

export const isPaperCode = (code: string): code is PaperCode => Object.hasOwn(paperKinds, code);
