/** Small diagrams for tests of the engine, written as lists of elements and flows; without pictures, which the engine does not need. */

export interface Node {
  readonly tag: string;
  readonly id: string;
  readonly attributes?: string;
  readonly extensions?: string;
  /** Event definitions, loop characteristics, or the elements of a sub-process. */
  readonly inner?: string;
}

const event = (message: string) => `<bpmn:messageEventDefinition messageRef="m-${message}" id="d${counter()}" />`;
let count = 0;
const counter = (): number => (count += 1);

export const start = (id = 'start'): Node => ({ tag: 'startEvent', id });
export const end = (id = 'end'): Node => ({ tag: 'endEvent', id });
export const merge = (id: string): Node => ({ tag: 'exclusiveGateway', id });
export const job = (id: string, type: string): Node => ({
  ...{ tag: 'serviceTask', id },
  extensions: `<zeebe:taskDefinition type="${type}" />`,
});
export const task = (id: string, assignee = ''): Node => ({
  ...{ tag: 'userTask', id },
  extensions: `<zeebe:userTask /><zeebe:formDefinition formId="plain" />
    <zeebe:assignmentDefinition candidateGroups="unitHead" ${assignee && `assignee="${assignee}"`} />`,
});
export const startMessage = (id: string, message: string): Node => ({
  ...{ tag: 'startEvent', id, inner: event(message) },
});
export const caught = (id: string, message: string): Node => ({
  ...{ tag: 'intermediateCatchEvent', id, inner: event(message) },
});
export const boundary = (id: string, activity: string, message: string): Node => ({
  ...{ tag: 'boundaryEvent', id, attributes: `attachedToRef="${activity}"`, inner: event(message) },
});
/** One task for each of the list `voters`, all at once. */
export const taskForEach = (id: string): Node => ({
  ...task(id, '=voterId'),
  inner: `<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>
    <zeebe:loopCharacteristics inputCollection="=voters" inputElement="voterId" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>`,
});
export const call = (id: string, processId: string, outputs: Readonly<Record<string, string>> = {}): Node => ({
  ...{ tag: 'callActivity', id },
  extensions: `<zeebe:calledElement processId="${processId}" propagateAllChildVariables="false" /><zeebe:ioMapping>
    <zeebe:input source="=&quot;${id}&quot;" target="calledAt" />${Object.entries(outputs)
      .map(([target, source]) => `<zeebe:output source="=${source}" target="${target}" />`)
      .join('')}</zeebe:ioMapping>`,
});
export const scope = (id: string, nodes: readonly Node[], flows: readonly string[]): Node => ({
  ...{ tag: 'subProcess', id, inner: elements(nodes, flows) },
});
export const eventScope = (id: string, nodes: readonly Node[], flows: readonly string[]): Node => ({
  ...scope(id, nodes, flows),
  attributes: 'triggeredByEvent="true"',
});
export const withAttributes = (node: Node, attributes: string): Node => ({ ...node, attributes });

/** A flow is written `from > to`. */
function elements(nodes: readonly Node[], flows: readonly string[]): string {
  const parsed = flows.map((flow) => {
    const [source = '', target = ''] = flow.split('>').map((part) => part.trim());
    return { id: `flow${counter()}`, source, target };
  });
  const ends = (id: string) =>
    parsed
      .map((flow) => {
        const incoming = flow.target === id ? `<bpmn:incoming>${flow.id}</bpmn:incoming>` : '';
        return incoming + (flow.source === id ? `<bpmn:outgoing>${flow.id}</bpmn:outgoing>` : '');
      })
      .join('');
  const written = nodes.map(({ tag, id, attributes = '', extensions, inner = '' }) => {
    const extended = extensions ? `<bpmn:extensionElements>${extensions}</bpmn:extensionElements>` : '';
    return `<bpmn:${tag} id="${id}" ${attributes}>${extended}${ends(id)}${inner}</bpmn:${tag}>`;
  });
  const drawn = parsed.map(
    (one) => `<bpmn:sequenceFlow id="${one.id}" sourceRef="${one.source}" targetRef="${one.target}" />`,
  );
  return [...written, ...drawn].join('\n');
}

/** `messages`: name → expression of the correlation key; null for a message that only starts processes. */
export function diagram(
  processId: string,
  messages: Readonly<Record<string, string | null>>,
  nodes: readonly Node[],
  flows: readonly string[],
): string {
  const named = Object.entries(messages).map(([name, key]) => {
    const subscription = `<bpmn:extensionElements><zeebe:subscription correlationKey="${key}" /></bpmn:extensionElements>`;
    return `<bpmn:message id="m-${name}" name="${name}">${key === null ? '' : subscription}</bpmn:message>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  id="definitions-${processId}" targetNamespace="http://bpmn.io/schema/bpmn">
<bpmn:process id="${processId}" isExecutable="true">
${elements(nodes, flows)}
</bpmn:process>
${named.join('\n')}
</bpmn:definitions>`;
}
