/** What the screens and the feed must know of each element of a diagram, read from its Zeebe properties. */
import type { ReleaseElement } from '#store/releases-store.ts';
import { child, type Element, extension, flowElements, list, readBpmn } from './moddle.ts';
import type { DeployableResource } from './zeebe.ts';

/** Every flow node and sequence flow of every process among the resources. */
export async function releaseElements(resources: readonly DeployableResource[]): Promise<ReleaseElement[]> {
  const diagrams = resources.filter(({ kind }) => kind === 'bpmn');
  const roots = await Promise.all(diagrams.map(({ content }) => readBpmn(content)));
  const processes = roots.flatMap((root) => list(root, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process'));
  return processes.flatMap((process) => flowElements(process).map((element) => describe(process.id ?? '', element)));
}

function describe(processId: string, element: Element): ReleaseElement {
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
  };
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** `bpmn:UserTask` → `userTask`. */
const typeName = (type: string): string => type.replace(/^\w+:(\w)/, (_, first: string) => first.toLowerCase());
