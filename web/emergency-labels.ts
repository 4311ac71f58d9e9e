/** Russian names of what emergencies, answers to reporters and alarms say. */
import type { ApiSchemas } from '#generated/api-types.ts';

type Names<Code extends string> = Readonly<Record<Code, string>>;

export const emergencySourceNames: Names<ApiSchemas['EmergencySource']> = {
  SIGNAL: 'Новое сообщение',
  ASSESSMENT: 'Оценка безопасности',
  VISIT: 'Посещение семьи',
  PERSON: 'Решение специалиста',
};

export const emergencyCauseNames: Names<ApiSchemas['EmergencyCause']> = {
  DANGER_REPORTED: 'Сообщили об опасности',
  FOUND_AT_VISIT: 'Увидели при посещении',
  FAMILY_ASKED: 'Помощи просит семья или ребёнок',
  OTHER: 'Другое',
};

/** What followed for the case when an emergency was over. */
export const followUpNames: Readonly<Record<string, string>> = {
  REASSESS: 'новая оценка и новое решение',
  CASE_ASSESSES: 'учтено в оценке случая',
};

export const removalDeciderNames: Readonly<Record<string, string>> = {
  GUARDIANSHIP: 'орган опеки и попечительства',
  MUNICIPAL_HEAD: 'глава муниципального образования',
  COURT: 'суд',
};

export const placementNames: Readonly<Record<string, string>> = {
  RELATIVES: 'у родственников',
  SHELTER: 'в реабилитационном центре (СРЦН)',
  HOSPITAL: 'в больнице',
  GUARDIAN: 'у опекуна',
  FOSTER_FAMILY: 'в приёмной семье',
  OTHER: 'в другом месте',
};

export const alarmKindNames: Names<ApiSchemas['AlarmRow']['kind']> = {
  WARNING: 'Срок близко',
  ESCALATION: 'Срок пропущен',
  SIGNAL: 'Новое сообщение',
  EMERGENCY: 'Опасность',
  BREAK_GLASS: 'Экстренный доступ',
};

/** What an alarm is about when no deadline says it. */
export const alarmTitles: Names<ApiSchemas['AlarmRow']['kind']> = {
  WARNING: 'Срок',
  ESCALATION: 'Срок',
  SIGNAL: 'К случаю присоединено новое сообщение',
  EMERGENCY: 'Начато экстренное реагирование',
  BREAK_GLASS: 'Карту открыли в экстренном порядке',
};
