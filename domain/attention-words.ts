/** What an attention task («Разобраться») tells its person: what has happened and what to do. */
import { decisionTitles } from './consilium-titles.ts';
import { mendingExplanation } from './mendable.ts';

const titles: Readonly<Record<string, string>> = decisionTitles;
const explanations: Readonly<Record<string, string>> = {
  BREAK_GLASS:
    'Карту этого случая открыли в экстренном порядке. Причина и решение по ней — в журнале действий, «Экстренный доступ».',
  SIGNAL_ATTACHED:
    'По этой семье поступило новое сообщение и присоединено к вашему случаю. Посмотрите его в карте случая.',
  TASK_CANCELED: 'Ответ записан, но задачу процесс тем временем снял. Решите, нужно ли что-то сделать по этому ответу.',
};

/** The payload of the task: its code, and what the code speaks of. Null where it has no code. */
export function attentionWords(payload: Readonly<Record<string, unknown>>): string | null {
  const { code } = payload;
  if (typeof code !== 'string') return null;
  if (code === 'DECISION_TOO_LATE') return decidedTooLate(payload);
  return (
    explanations[code] ??
    mendingExplanation(code) ??
    `Движок процессов не принял команду (код ${code}). Проверьте случай и решите: повторить её или пропустить.`
  );
}

function decidedTooLate({ decision, decisionBefore }: Readonly<Record<string, unknown>>): string {
  const words = (value: unknown) => titles[String(value)] ?? 'другое решение';
  return (
    `После экстренного реагирования консилиум решил иначе: «${words(decision)}» вместо «${words(decisionBefore)}». ` +
    'Путь прежнего решения к этому времени пройден до конца, поэтому случай завершается сам, а новое решение записано в его истории. ' +
    'Если по новому решению с семьёй нужно работать, зарегистрируйте новое сообщение о семье: по нему начнётся новый случай.'
  );
}
