import { extension, idOf, ruleFor, text } from './rule.ts';

/** A rule that checks that every user task is kept by the engine and shows a form: otherwise nobody could ever do it. */
export const userTaskHasForm = ruleFor('bpmn:UserTask', (node, reporter) => {
  if (!extension(node, 'zeebe:UserTask')) {
    reporter.report(idOf(node), 'Задачу человека должен вести сам движок (zeebe:userTask)', ['extensionElements']);
  }
  if (!text(extension(node, 'zeebe:FormDefinition'), 'formId')) {
    reporter.report(idOf(node), 'У задачи человека нет формы', ['extensionElements']);
  }
});
