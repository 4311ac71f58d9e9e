import allowed from './engine-variables.json' with { type: 'json' };
import { feelNames } from './feel-names.ts';
import { child, extensions, idOf, isA, list, text } from './rule.ts';
import type { ModdleElement, RuleFactory } from './rule.ts';

/**
 * A rule that checks that a diagram writes and reads only allowed engine variables (ids, codes, numbers, yes/no, dates):
 * exporters and backups copy them, so any other name might carry a person's data into the engine.
 */
export const noPersonalVariable: RuleFactory = () => ({
  check(node, reporter) {
    if (!isA(node, 'bpmn:FlowElement', 'bpmn:Message')) return;
    const names = new Set([...namesWritten(node), ...expressionsOf(node).flatMap(feelNames)]);
    for (const name of [...names].filter((candidate) => !Object.hasOwn(allowed, candidate))) {
      reporter.report(
        idOf(node),
        `Переменной «${name}» нет в списке разрешённых: в движок нельзя передавать личные данные`,
      );
    }
  },
});

/** Variables that an element creates or changes by itself; of a path `a.b` its root counts. */
function namesWritten(node: ModdleElement): readonly string[] {
  return extensionTree(node)
    .flatMap((entry) => [
      ...(isA(entry, 'zeebe:Input', 'zeebe:Output') ? [text(entry, 'target')] : []),
      ...['resultVariable', 'inputElement', 'outputCollection'].map((property) => text(entry, property)),
    ])
    .map((name) => name.split('.')[0] ?? '')
    .filter(Boolean);
}

/** Every text of an element that the engine evaluates: extensions, condition, timer, multi-instance. */
function expressionsOf(node: ModdleElement): readonly string[] {
  const loop = child(node, 'loopCharacteristics');
  const timers = list(node, 'eventDefinitions').flatMap((event) =>
    ['timeDate', 'timeDuration', 'timeCycle'].map((property) => child(event, property)),
  );
  const bodies = [child(node, 'conditionExpression'), child(loop, 'completionCondition'), ...timers];
  return [...extensionTree(node).flatMap(textsOf), ...bodies.map((body) => text(body, 'body'))];
}

const textsOf = (entry: ModdleElement): readonly string[] =>
  Object.values(entry).filter((value): value is string => typeof value === 'string');

/** Extension elements of a node and of its loop, with all that they hold. */
function extensionTree(node: ModdleElement): readonly ModdleElement[] {
  const loop = child(node, 'loopCharacteristics');
  return [...extensions(node), ...(loop ? extensions(loop) : [])].flatMap(withChildren);
}

function withChildren(entry: ModdleElement): readonly ModdleElement[] {
  const parts = ['inputParameters', 'outputParameters', 'values'].flatMap((property) => list(entry, property));
  return [entry, ...parts.flatMap(withChildren)];
}
