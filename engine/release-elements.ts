/** What the screens and the feed must know of each element of a diagram, read from its Zeebe properties. */
import type { ReleaseElement } from '#store/releases-store.ts';
import { child, type Element, extension, list, readBpmn } from './moddle.ts';
import type { DeployableResource } from './zeebe.ts';

/** Every flow node and sequence flow of every process among the resources. */
export async function releaseElements(resources: readonly DeployableResource[]): Promise<ReleaseElement[]> {
  const diagrams = resources.filter(({ kind }) => kind === 'bpmn');
  const roots = await Promise.all(diagrams.map(({ content }) => readBpmn(content)));
  const processes = roots.flatMap((root) => list(root, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process'));
  return processes.flatMap((process) => within(process.id ?? '', process, false));
}

/** The elements of a process or sub-process and of the sub-processes inside it. */
function within(processId: string, scope: Element, inEventSubprocess: boolean): ReleaseElement[] {
  const inside = inEventSubprocess || scope['triggeredByEvent'] === true;
  const scopeId = scope.$type === 'bpmn:Process' ? null : text(scope.id);
  return list(scope, 'flowElements').flatMap((element) => [
    { ...describe(processId, element), scopeId, inEventSubprocess: inside },
    ...within(processId, element, inside),
  ]);
}

type Described = Omit<ReleaseElement, 'scopeId' | 'inEventSubprocess'>;

function describe(processId: string, element: Element): Described {
  const properties = list(extension(element, 'zeebe:Properties') ?? element, 'properties');
  const property = (name: string): string | undefined =>
    text(properties.find((one) => one.name === name)?.['value']) ?? undefined;
  const step = property('step');
  return {
    processId,
    elementId: element.id ?? '',
    elementType: typeName(element.$type),
    name: text(element.name),
    step: step === undefined ? null : Number(step),
    role: text(extension(element, 'zeebe:AssignmentDefinition')?.['candidateGroups']),
    deadlineRules: (property('deadlineRules') ?? '').split(/[\s,]+/).filter((rule) => rule !== ''),
    formId: text(extension(element, 'zeebe:FormDefinition')?.['formId']),
    jobType: text(extension(element, 'zeebe:TaskDefinition')?.['type']),
    sourceId: text(child(element, 'sourceRef')?.id),
    targetId: text(child(element, 'targetRef')?.id),
    ...describeJoints(element),
  };
}

type Joints =
  'multiInstance' | 'itemCollection' | 'outputs' | 'calledProcess' | 'messageName' | 'attachedTo' | 'interrupting';

/** What ties an element to others: its list of items, the process that it calls, the message that it awaits. */
function describeJoints(element: Element): Pick<Described, Joints> {
  const loop = child(element, 'loopCharacteristics');
  const calledProcess = text(extension(element, 'zeebe:CalledElement')?.['processId']);
  const [event] = list(element, 'eventDefinitions');
  return {
    multiInstance: loop !== undefined,
    itemCollection: loop ? variable(extension(loop, 'zeebe:LoopCharacteristics')?.['inputCollection']) : null,
    outputs: calledProcess === null ? {} : outputsOf(element),
    calledProcess,
    messageName: text(child(event ?? element, 'messageRef')?.name),
    attachedTo: text(child(element, 'attachedToRef')?.id),
    interrupting: element['cancelActivity'] !== false && element['isInterrupting'] !== false,
  };
}

/** The mappings that hand one variable on under another name. */
function outputsOf(element: Element): Record<string, string> {
  const mappings = list(extension(element, 'zeebe:IoMapping') ?? element, 'outputParameters');
  const pairs = mappings.map((one): [string | null, string | null] => [text(one['target']), variable(one['source'])]);
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => pair[0] !== null && pair[1] !== null));
}

/** `=voters` → `voters`; null for any other expression. */
const variable = (value: unknown): string | null => /^=\s*([A-Za-z_]\w*)\s*$/.exec(text(value) ?? '')?.[1] ?? null;

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** `bpmn:UserTask` → `userTask`. */
const typeName = (type: string): string => type.replace(/^\w+:(\w)/, (_, first: string) => first.toLowerCase());
