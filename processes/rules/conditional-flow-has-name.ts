import { child, idOf, isA, ruleFor, text } from './rule.ts';

const russianLetter = /[а-яё]/i;

/** A rule that checks that every road out of a decision, the default one too, says in Russian when it is taken. */
export const conditionalFlowHasName = ruleFor('bpmn:SequenceFlow', (flow, reporter) => {
  const source = child(flow, 'sourceRef');
  const isDecided =
    flow.conditionExpression !== undefined || (isA(source, 'bpmn:FlowNode') && source?.default === flow);
  if (isDecided && !russianLetter.test(text(flow, 'name'))) {
    reporter.report(idOf(flow), 'У дороги по условию нет русской подписи', ['name']);
  }
});
