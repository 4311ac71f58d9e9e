import { child, extension, idOf, isA, ruleFor, text } from './rule.ts';
import type { ModdleElement } from './rule.ts';

/** By what a waiting message finds its line; the parts of a case are found by their own id. */
const keys: Readonly<Record<string, string>> = { 'case-seven-steps': '=caseId', deadline: '=deadlineId' };
const keyOfPart = '=partId';

/**
 * A rule that checks that a message that is waited for has the correlation key of its line, and that a message that starts a
 * process beside the case has none and is named after the process: with another key it would reach another line or nobody.
 */
export const messageFindsItsLine = ruleFor('bpmn:MessageEventDefinition', (definition, reporter) => {
  const event = definition.$parent;
  const message = child(definition, 'messageRef');
  const process = processOf(definition);
  if (!event || !message || !process) return;
  const key = text(extension(message, 'zeebe:Subscription'), 'correlationKey');
  if (isA(event, 'bpmn:StartEvent') && event.$parent === process) {
    if (key) reporter.report(idOf(event), 'Сообщению, которое начинает процесс, ключ не нужен');
    const name = `${idOf(process)}-started`;
    if (!ownStarts.includes(text(message, 'name')) && text(message, 'name') !== name) {
      reporter.report(idOf(event), `Сообщение, которое начинает процесс, должно называться «${name}»`);
    }
    return;
  }
  const expected = keys[idOf(process)] ?? keyOfPart;
  if (key !== expected) reporter.report(idOf(event), `Ключ сообщения должен быть «${expected}»`);
});

/** Starts that are older than their processes' names. */
const ownStarts = ['case-opened'];

function processOf(element: ModdleElement): ModdleElement | undefined {
  if (isA(element, 'bpmn:Process')) return element;
  return element.$parent && processOf(element.$parent);
}
