import { idOf, isA, list, ruleFor } from './rule.ts';
import type { ModdleElement } from './rule.ts';

/** A rule that checks that no process but `deadline` has a timer: a deadline must be able to pause, to move and to warn. */
export const onlyDeadlinesWaitForTime = ruleFor('bpmn:FlowNode', (node, reporter) => {
  const timers = list(node, 'eventDefinitions').filter((event) => isA(event, 'bpmn:TimerEventDefinition'));
  if (timers.length > 0 && processIdOf(node) !== 'deadline') {
    reporter.report(idOf(node), 'Времени ждёт только схема срока: сроки живут в таблице и могут двигаться');
  }
});

const processIdOf = (element: ModdleElement): string =>
  isA(element, 'bpmn:Process') || !element.$parent ? idOf(element) : processIdOf(element.$parent);
