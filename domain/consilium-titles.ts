/** Russian names of what the consilium votes on and how, for forms, screens and papers alike. */
import type { Agenda, ConsiliumOutcome, Vote } from './consilium-decision.ts';

export const agendaTitles: Readonly<Record<Agenda, string>> = {
  CASE: 'Решение по случаю',
  PLAN: 'Программа реабилитации семьи',
  REVIEW: 'Итоги периода программы',
};

export const decisionTitles: Readonly<Record<ConsiliumOutcome | 'NO_QUORUM' | 'NOT_ADOPTED', string>> = {
  NO_CASE: 'Случай не открывать',
  SERVICES_442: 'Услуги по 442-ФЗ без открытия случая',
  INTERNAL_WATCH: 'Внутренний контроль центра',
  OPEN_CASE: 'Открыть случай, программа центра',
  SUBMIT_SOP_TO_KDN: 'Представить семью в КДНиЗП',
  GUARDIANSHIP_MEASURES: 'Меры органа опеки',
  APPROVE_PLAN: 'Одобрить программу',
  RETURN_PLAN: 'Вернуть программу на доработку',
  COMPLETE: 'Завершить: цели достигнуты',
  CONTINUE: 'Продолжить программу',
  NEW_PROGRAMME: 'Составить новую программу',
  CHANGE_REGIME: 'Изменить режим посещений',
  ESCALATE_KDN: 'Представить семью в КДНиЗП',
  TRANSFER: 'Передать случай по новому месту жительства',
  NO_QUORUM: 'Не было кворума',
  NOT_ADOPTED: 'Решение не принято',
};

export const voteTitles: Readonly<Record<Vote, string>> = { FOR: 'За', AGAINST: 'Против', ABSTAIN: 'Воздержался' };
