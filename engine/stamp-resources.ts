/**
 * Writes the release number on every id of a set of diagrams, decisions and forms, and on the references between them, because
 * the engine binds a call to the latest version of an id (docs/architecture.md, «Releases»). Names of messages that start a
 * process are stamped too; other messages keep their names.
 */
import {
  child,
  type Element,
  extension,
  flowElements,
  list,
  readBpmn,
  readDmn,
  writeBpmn,
  writeDmn,
} from './moddle.ts';
import { stampId } from './stamp.ts';
import type { DeployableResource } from './zeebe.ts';

type Stamp = (kind: IdKind, id: string) => string;
type IdKind = 'process' | 'decision' | 'form';

/** The same resources under the ids of this release. Throws when one refers to an id that is not among them. */
export async function stamp(resources: readonly DeployableResource[], release: number): Promise<DeployableResource[]> {
  const parsed = await Promise.all(resources.map(parse));
  const known = new Set(parsed.flatMap(({ ids }) => ids));
  const stampKnown: Stamp = (kind, id) => {
    if (!known.has(`${kind} ${id}`)) throw new Error(`The release has no ${kind} «${id}»`);
    return stampId(id, release);
  };
  return Promise.all(
    parsed.map(async ({ resource, write }) => ({
      name: stampName(resource.name, release),
      kind: resource.kind,
      content: await write(stampKnown, release),
    })),
  );
}

interface Parsed {
  readonly resource: DeployableResource;
  readonly ids: readonly string[];
  readonly write: (stamped: Stamp, release: number) => Promise<string>;
}

function parse(resource: DeployableResource): Promise<Parsed> {
  if (resource.kind === 'bpmn') return parseBpmn(resource);
  return resource.kind === 'dmn' ? parseDmn(resource) : parseForm(resource);
}

async function parseBpmn(resource: DeployableResource): Promise<Parsed> {
  const root = await readBpmn(resource.content);
  const processes = list(root, 'rootElements').filter((element) => element.$type === 'bpmn:Process');
  return {
    resource,
    ids: processes.map((process) => `process ${process.id}`),
    write: async (stamped, release) => {
      processes.flatMap(startMessages).forEach((message) => {
        message.name = stampId(message.name ?? '', release);
      });
      processes.flatMap(flowElements).forEach((element) => stampReferences(element, stamped));
      processes.forEach((process) => stampOwnId(process, 'process', stamped));
      return writeBpmn(root);
    },
  };
}

/** Each message once, although two start events may share it. */
function startMessages(process: Element): Element[] {
  const events = list(process, 'flowElements').filter((element) => element.$type === 'bpmn:StartEvent');
  const messages = events.flatMap((event) => list(event, 'eventDefinitions').map((one) => child(one, 'messageRef')));
  return [...new Set(messages.filter((message) => message !== undefined))];
}

function stampReferences(element: Element, stamped: Stamp): void {
  stampProperty(extension(element, 'zeebe:FormDefinition'), 'formId', 'form', stamped);
  stampProperty(extension(element, 'zeebe:CalledDecision'), 'decisionId', 'decision', stamped);
  stampProperty(extension(element, 'zeebe:CalledElement'), 'processId', 'process', stamped);
}

function stampProperty(element: Element | undefined, property: string, kind: IdKind, stamped: Stamp): void {
  const id = element?.[property];
  if (element && typeof id === 'string') element[property] = stamped(kind, id);
}

function stampOwnId(element: Element, kind: IdKind, stamped: Stamp): void {
  element.id = stamped(kind, element.id ?? '');
}

async function parseDmn(resource: DeployableResource): Promise<Parsed> {
  const root = await readDmn(resource.content);
  const decisions = list(root, 'drgElement').filter((element) => element.$type === 'dmn:Decision');
  const requirements = decisions.flatMap((decision) => list(decision, 'informationRequirement'));
  return {
    resource,
    ids: decisions.map((decision) => `decision ${decision.id}`),
    write: async (stamped, release) => {
      requirements.forEach((requirement) => {
        const required = child(requirement, 'requiredDecision');
        if (required) required['href'] = `#${stamped('decision', String(required['href']).slice(1))}`;
      });
      decisions.forEach((decision) => stampOwnId(decision, 'decision', stamped));
      root.id = stampId(root.id ?? '', release);
      return writeDmn(root);
    },
  };
}

async function parseForm(resource: DeployableResource): Promise<Parsed> {
  const form: { id: string } = JSON.parse(resource.content);
  return {
    resource,
    ids: [`form ${form.id}`],
    write: async (stamped) => JSON.stringify({ ...form, id: stamped('form', form.id) }, null, 2),
  };
}

const stampName = (name: string, release: number): string => name.replace(/\.(\w+)$/, `.r${release}.$1`);
