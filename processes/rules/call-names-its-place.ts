import processIds from './process-ids.json' with { type: 'json' };
import { extension, idOf, list, ruleFor, text } from './rule.ts';

/**
 * A rule that checks every call: of a process that we have, told from which place it was called (`calledAt`), and giving back
 * only what its output mappings name, so that a part does not overwrite the variables of its caller.
 */
export const callNamesItsPlace = ruleFor('bpmn:CallActivity', (node, reporter) => {
  const called = extension(node, 'zeebe:CalledElement');
  const processId = text(called, 'processId');
  if (!processIds.includes(processId)) {
    reporter.report(idOf(node), `Вызываемого процесса «${processId}» нет`, ['extensionElements']);
  }
  const inputs = list(extension(node, 'zeebe:IoMapping'), 'inputParameters');
  if (!inputs.some(({ source, target }) => target === 'calledAt' && source === `="${idOf(node)}"`)) {
    reporter.report(idOf(node), `Вызову нужно входное значение calledAt = "${idOf(node)}"`, ['extensionElements']);
  }
  if (called?.propagateAllChildVariables !== false) {
    reporter.report(idOf(node), 'Вызов должен отдавать только названные выходные значения', ['extensionElements']);
  }
});
