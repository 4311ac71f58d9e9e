import { commaSeparated, customProperty, idOf, ruleFor } from './rule.ts';

const deadlineCode = /^T\d+$/;
const stepNumber = /^[1-7]$/;

/** A rule that checks that every user task names its step (1–7) and the deadlines (T1, T2 …) that watch over it. */
export const userTaskHasDeadlineRule = ruleFor('bpmn:UserTask', (node, reporter) => {
  const codes = commaSeparated(customProperty(node, 'deadlineRules'));
  if (codes.length === 0) {
    reporter.report(idOf(node), 'У задачи человека нет правила срока', ['extensionElements']);
  }
  for (const code of codes.filter((candidate) => !deadlineCode.test(candidate))) {
    reporter.report(idOf(node), `«${code}» не похоже на код срока: нужна буква T и номер`, ['extensionElements']);
  }
  if (!stepNumber.test(customProperty(node, 'step'))) {
    reporter.report(idOf(node), 'У задачи человека не указан шаг от 1 до 7', ['extensionElements']);
  }
});
