import jobTypes from '#generated/job-types.json' with { type: 'json' };
import { extension, idOf, isA, ruleFor, text } from './rule.ts';

/** A rule that checks that every job has a worker of ours: a job of an unknown type would wait for ever. */
export const jobTypeExists = ruleFor('bpmn:FlowNode', (node, reporter) => {
  const definition = extension(node, 'zeebe:TaskDefinition');
  const type = text(definition, 'type');
  if (definition && !jobTypes.includes(type)) {
    reporter.report(idOf(node), `Для работы «${type}» нет исполнителя`, ['extensionElements']);
  }
  if (!definition && isA(node, 'bpmn:ServiceTask', 'bpmn:SendTask')) {
    reporter.report(idOf(node), 'У автоматической задачи не указан вид работы', ['extensionElements']);
  }
});
