import { child, idOf, ruleFor } from './rule.ts';

/** A rule that checks that no vote is cut short: a condition of completion would cancel the others, and dissent would be lost. */
export const everyAnswerCounts = ruleFor('bpmn:Activity', (node, reporter) => {
  if (child(child(node, 'loopCharacteristics'), 'completionCondition')) {
    reporter.report(idOf(node), 'Ждать нужно всех: условие досрочного завершения отменило бы остальные голоса');
  }
});
