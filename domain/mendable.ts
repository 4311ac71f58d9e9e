/**
 * Failures of a worker that a person can mend in the reference data or in the case: they become a task with plain words for the head
 * of the unit, and the work is tried again until it succeeds. Anything else is a fault of the system.
 */
const explanations = {
  EMERGENCY_RUNNING:
    'Случай завершается, но идёт экстренное реагирование или оценка после него. Завершите их: случай закроется сам.',
  NO_AGENCY: 'Для территории случая не указан орган, которому нужно сообщить. Добавьте его в справочник органов.',
  NO_MEMBERS: 'Некому голосовать: в центре нет ни одного действующего члена консилиума. Назначьте членов консилиума.',
  RULE_MISSING: 'В справочнике нет правила, по которому работает этот шаг. Обратитесь к методисту.',
} as const;

/** What a person must do; undefined for a failure that no person can mend. */
export const mendingExplanation = (code: string): string | undefined =>
  (explanations as Readonly<Record<string, string>>)[code];
