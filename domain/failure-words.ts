/**
 * What hangs in a process, in plain words: what is the matter and what to do. Codes: types of incidents of Zeebe 8.5, the refusals of
 * its commands, and the failures that a person can mend.
 */
import { mendingExplanation } from './mendable.ts';

export type FailureKind = 'INCIDENT' | 'MEND' | 'COMMAND';

const retryAfterMending = 'Когда причина устранена, повторите.';
const incidents: Readonly<Record<string, string>> = {
  JOB_NO_RETRIES: `Система несколько раз не смогла выполнить свою работу на этом шаге. ${retryAfterMending}`,
  EXTRACT_VALUE_ERROR: `На схеме используется значение, которого в процессе нет. Методисту: проверьте схему. ${retryAfterMending}`,
  IO_MAPPING_ERROR: `Шаг не смог принять или передать значение. Методисту: проверьте схему. ${retryAfterMending}`,
  CONDITION_ERROR:
    'Ни одно условие развилки не подошло, и процесс не знает, куда идти. Методисту: проверьте условия на схеме.',
  CALLED_ELEMENT_ERROR: `Вызываемый процесс не найден среди опубликованных. ${retryAfterMending}`,
  CALLED_DECISION_ERROR: `Таблица решений не найдена среди опубликованных. ${retryAfterMending}`,
  DECISION_EVALUATION_ERROR: `Таблица решений не дала ответа. Методисту: проверьте таблицу. ${retryAfterMending}`,
  FORM_NOT_FOUND: `Форма задачи не найдена среди опубликованных. ${retryAfterMending}`,
  UNHANDLED_ERROR_EVENT: 'На схеме не предусмотрено, что делать с этой ошибкой. Методисту: проверьте схему.',
  MESSAGE_SIZE_EXCEEDED: 'Значений процесса стало слишком много для движка. Обратитесь к разработчикам.',
};

/** `code` is shown beside it, for those who ask for help. */
export function failureWords(kind: FailureKind, code: string): string {
  if (kind === 'MEND') {
    const explanation = mendingExplanation(code) ?? 'Работе системы помешали данные, которые может исправить человек.';
    return `${explanation} Задача об этом есть у заведующей, система повторяет сама каждые полминуты.`;
  }
  if (kind === 'COMMAND') {
    return 'Движок процессов не принял команду. У куратора или заведующей есть задача «Разобраться с поручением»: там её повторяют или пропускают.';
  }
  return incidents[code] ?? `Процесс остановился на этом шаге по неизвестной причине. ${retryAfterMending}`;
}
