import roles from './roles.json' with { type: 'json' };
import { commaSeparated, extension, idOf, ruleFor, text } from './rule.ts';

/** A rule that checks that every user task names the roles that may do it, all of them known to the practice. */
export const userTaskHasRole = ruleFor('bpmn:UserTask', (node, reporter) => {
  const groups = commaSeparated(text(extension(node, 'zeebe:AssignmentDefinition'), 'candidateGroups'));
  if (groups.length === 0) {
    reporter.report(idOf(node), 'У задачи человека нет роли', ['extensionElements']);
  }
  for (const group of groups.filter((candidate) => !roles.includes(candidate))) {
    reporter.report(idOf(node), `Роли «${group}» нет в справочнике`, ['extensionElements']);
  }
});
