import { child, idOf, isA, list, ruleFor } from './rule.ts';
import type { ModdleElement } from './rule.ts';

type Step = readonly [from: ModdleElement, to: ModdleElement];

/**
 * A rule that checks, scope by scope, that each element is reached from a start and reaches an end: no case stays lying.
 * It stands in place of bpmnlint's `end-event-required`, which knows no scope that only an event ends.
 */
export const everyPathEnds = ruleFor('bpmn:FlowElementsContainer', (scope, reporter) => {
  const nodes = list(scope, 'flowElements').filter((node) => isA(node, 'bpmn:FlowNode') && !standsAlone(node));
  const steps = stepsOf(scope, nodes);
  const forward = reach(nodes.filter(isStart), steps);
  const backward = reach(
    nodes.filter((node) => isA(node, 'bpmn:EndEvent')),
    steps.map(([from, to]) => [to, from]),
  );
  for (const node of nodes) {
    if (!forward.has(node)) reporter.report(idOf(node), 'К этому месту не ведёт ни одна дорога от начала');
    if (!backward.has(node) && !endsByEvent(scope))
      reporter.report(idOf(node), 'Отсюда ни одна дорога не ведёт к концу');
  }
});

/** Event sub-processes and compensation are entered by events, not by flows. */
const standsAlone = (node: ModdleElement): boolean => node.triggeredByEvent === true || node.isForCompensation === true;

/** An interrupting event sub-process takes its scope to an end from wherever it stands; that its own roads end is checked there. */
const endsByEvent = (scope: ModdleElement): boolean =>
  list(scope, 'flowElements').some(
    (node) => node.triggeredByEvent === true && list(node, 'flowElements').some(interrupts),
  );

const interrupts = (node: ModdleElement): boolean => isStart(node) && node.isInterrupting !== false;

const isStart = (node: ModdleElement): boolean => isA(node, 'bpmn:StartEvent');

function stepsOf(scope: ModdleElement, nodes: readonly ModdleElement[]): readonly Step[] {
  const flows = list(scope, 'flowElements').filter((element) => isA(element, 'bpmn:SequenceFlow'));
  const along = flows.map((flow): Step => [child(flow, 'sourceRef')!, child(flow, 'targetRef')!]);
  const attached = nodes
    .filter((node) => isA(node, 'bpmn:BoundaryEvent'))
    .map((node): Step => [child(node, 'attachedToRef')!, node]);
  return [...along, ...attached, ...linked(nodes)];
}

/** A link event that is thrown goes on at the one that catches it under the same name. */
function linked(nodes: readonly ModdleElement[]): readonly Step[] {
  const thrown = nodes.filter((node) => isA(node, 'bpmn:IntermediateThrowEvent') && linkName(node));
  const caught = nodes.filter((node) => isA(node, 'bpmn:IntermediateCatchEvent') && linkName(node));
  return thrown.flatMap((from) => caught.filter((to) => linkName(to) === linkName(from)).map((to): Step => [from, to]));
}

const linkName = (node: ModdleElement): unknown =>
  list(node, 'eventDefinitions').find((event) => isA(event, 'bpmn:LinkEventDefinition'))?.name;

function reach(from: readonly ModdleElement[], steps: readonly Step[]): ReadonlySet<ModdleElement> {
  const reached = new Set(from);
  for (const node of reached) {
    for (const [source, target] of steps) if (source === node) reached.add(target);
  }
  return reached;
}
