/** The diagrams in `processes/` against all rules, and what they need from other rooms: forms, roles, a whole drawing. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { roleCodes } from '#domain/roles.ts';
import { extension, flowElements, list, readBpmn } from '#engine/moddle.ts';
import type { Element } from '#engine/moddle.ts';
import { loadRepositoryResources } from '#engine/releases.ts';
import { stamp } from '#engine/stamp-resources.ts';
import { runLint } from './run-lint.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const diagrams = readdirSync(new URL('processes', root)).filter((name) => name.endsWith('.bpmn'));

const processElements = (definitions: Element): readonly Element[] =>
  list(definitions, 'rootElements').flatMap(flowElements);

const drawn = (definitions: Element): ReadonlyMap<unknown, Element> =>
  new Map(
    list(definitions, 'diagrams').flatMap((diagram) =>
      list(diagram.plane as Element, 'planeElement').map((entry) => [entry.bpmnElement, entry] as const),
    ),
  );

describe.each(diagrams)('%s', (name) => {
  const xml = read(`processes/${name}`);

  test('every node has a shape, every flow an edge, every name of theirs a place', async () => {
    const definitions = await readBpmn(xml);
    const shapes = drawn(definitions);
    for (const element of processElements(definitions)) {
      const isFlow = element.$type === 'bpmn:SequenceFlow';
      expect([element.id, shapes.get(element)?.$type]).toEqual([
        element.id,
        isFlow ? 'bpmndi:BPMNEdge' : 'bpmndi:BPMNShape',
      ]);
      const hasOuterLabel = /Flow|Event|Gateway/.test(element.$type) && element.name !== undefined;
      expect([element.id, shapes.get(element)?.label !== undefined]).toEqual([element.id, hasOuterLabel]);
    }
  });

  test('every element but a plain flow has a Russian name', async () => {
    const unnamed = processElements(await readBpmn(xml)).filter(
      (element) => element.$type !== 'bpmn:SequenceFlow' && !/[а-яё]/i.test(element.name ?? ''),
    );
    expect(unnamed.map(({ id }) => id)).toEqual([]);
  });

  test('every deciding gateway has a default road, so that no answer can stop a case', async () => {
    const gateways = processElements(await readBpmn(xml)).filter(
      (element) => element.$type === 'bpmn:ExclusiveGateway' && list(element, 'outgoing').length > 1,
    );
    expect(gateways.filter((gateway) => gateway.default === undefined).map(({ id }) => id)).toEqual([]);
  });

  test("every user task's form lies in forms/ under the task's own id", async () => {
    const tasks = processElements(await readBpmn(xml)).filter((element) => element.$type === 'bpmn:UserTask');
    for (const task of tasks) {
      const file = `forms/${(task.id ?? '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.form`;
      expect([file, existsSync(new URL(file, root))]).toEqual([file, true]);
      const form = JSON.parse(read(file)) as { id: string };
      expect([form.id, extension(task, 'zeebe:FormDefinition')?.formId]).toEqual([task.id, task.id]);
    }
  });
});

test('no rule finds anything in any diagram', () => {
  expect(runLint()).toEqual([]);
});

test('the roles of the rules are the roles of the practice', () => {
  expect(JSON.parse(read('processes/rules/roles.json'))).toEqual([...roleCodes]);
});

test('the processes of the rules are those of the folder, each in the file of its name', async () => {
  const ids = await Promise.all(
    diagrams.map(async (name) => {
      const definitions = await readBpmn(read(`processes/${name}`));
      return list(definitions, 'rootElements').flatMap(({ $type, id }) => ($type === 'bpmn:Process' ? [id] : []));
    }),
  );
  expect(ids).toEqual(diagrams.map((name) => [name.replace('.bpmn', '')]));
  expect(JSON.parse(read('processes/rules/process-ids.json'))).toEqual(ids.flat());
});

test('the repository is a whole release: every called process, decision and form is in it', async () => {
  const resources = await loadRepositoryResources(fileURLToPath(root));
  const stamped = await stamp(resources, 7);
  expect(stamped.map(({ name }) => name)).toEqual(resources.map(({ name }) => name.replace(/\.(\w+)$/, '.r7.$1')));
});

test('allowed variables are ids, codes, numbers, yes/no, dates and lists of ids or codes only', () => {
  const kinds = Object.values(JSON.parse(read('processes/rules/engine-variables.json')) as Record<string, string>);
  expect([...new Set(kinds)].sort()).toEqual(['boolean', 'code', 'date', 'id', 'list', 'number']);
});
