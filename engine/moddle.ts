/** Diagrams and decision tables as trees of elements: reading, writing, and walking over them. */
import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';
import { DmnModdle } from 'dmn-moddle';

export interface Element {
  readonly $type: string;
  id?: string;
  name?: string;
  [property: string]: unknown;
}

const zeebe: unknown = createRequire(import.meta.url)('zeebe-bpmn-moddle/resources/zeebe.json');

export const readBpmn = (xml: string): Promise<Element> => read(new BpmnModdle({ zeebe }), xml);
export const readDmn = (xml: string): Promise<Element> => read(new DmnModdle(), xml);
export const writeBpmn = (root: Element): Promise<string> => write(new BpmnModdle({ zeebe }), root);
export const writeDmn = (root: Element): Promise<string> => write(new DmnModdle(), root);

/** A list property; an absent one is empty. */
export const list = (element: Element, property: string): readonly Element[] =>
  (element[property] as Element[] | undefined) ?? [];

export const child = (element: Element, property: string): Element | undefined =>
  element[property] as Element | undefined;

/** The extension element of this type, such as `zeebe:FormDefinition`. */
export const extension = (element: Element, type: string): Element | undefined =>
  list(child(element, 'extensionElements') ?? { $type: '' }, 'values').find((value) => value.$type === type);

/** Every flow node and sequence flow of a process, those of embedded sub-processes included. */
export function flowElements(scope: Element): readonly Element[] {
  return list(scope, 'flowElements').flatMap((element) => [element, ...flowElements(element)]);
}

async function read(moddle: BpmnModdle | DmnModdle, xml: string): Promise<Element> {
  const { rootElement, warnings } = await moddle.fromXML(xml);
  const [warning] = warnings;
  if (warning) throw new Error(`The diagram is not readable: ${warning.message}`);
  return rootElement as Element;
}

const write = async (moddle: BpmnModdle | DmnModdle, root: Element): Promise<string> =>
  (await moddle.toXML(root, { format: true })).xml;
