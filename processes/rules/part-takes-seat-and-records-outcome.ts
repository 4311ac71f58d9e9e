import { child, extension, idOf, isA, list, ruleFor, text } from './rule.ts';
import type { ModdleElement } from './rule.ts';

/** The main line finds its seat by `seat-case` and ends in several ways; a deadline asks its row. Every other process is a part of a case. */
const noParts = ['case-seven-steps', 'deadline'];

/**
 * A rule that checks that every part of a case begins with the worker that finds its seat and has its outcome recorded right
 * before each end: so a line finds its place again when the engine's data are lost, and the case learns how it ended.
 */
export const partTakesSeatAndRecordsOutcome = ruleFor('bpmn:Process', (process, reporter) => {
  if (noParts.includes(idOf(process))) return;
  for (const start of nodesOf(process, 'bpmn:StartEvent')) {
    if (!list(start, 'outgoing').every((flow) => isJob(child(flow, 'targetRef'), 'seat-part'))) {
      reporter.report(idOf(start), 'Часть случая должна начинаться с работы seat-part: найти своё место');
    }
  }
  for (const end of endsOf(process)) {
    if (!list(end, 'incoming').every((flow) => isJob(child(flow, 'sourceRef'), 'finish-part'))) {
      reporter.report(idOf(end), 'Прямо перед концом части должна стоять работа finish-part: записать исход');
    }
  }
});

/** Ends of the process itself and of the event sub-processes that end it. */
const endsOf = (process: ModdleElement): readonly ModdleElement[] =>
  [process, ...nodesOf(process, 'bpmn:SubProcess').filter(endsTheLine)].flatMap((scope) =>
    nodesOf(scope, 'bpmn:EndEvent'),
  );

const endsTheLine = (scope: ModdleElement): boolean =>
  scope.triggeredByEvent === true && nodesOf(scope, 'bpmn:StartEvent').some(({ isInterrupting }) => isInterrupting);

const nodesOf = (scope: ModdleElement, type: string): readonly ModdleElement[] =>
  list(scope, 'flowElements').filter((node) => isA(node, type));

const isJob = (node: ModdleElement | undefined, type: string): boolean =>
  node !== undefined && text(extension(node, 'zeebe:TaskDefinition'), 'type') === type;
