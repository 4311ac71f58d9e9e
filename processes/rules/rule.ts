/**
 * What all our diagram rules share: the shape of a rule in bpmnlint and the reading of an element's extensions.
 * Runs in Node and in the browser (web-modeler), hence nothing of `node:` here or in any rule.
 */
export interface ModdleElement {
  readonly $type: string;
  readonly $parent?: ModdleElement;
  readonly id?: string;
  readonly name?: string;
  readonly [property: string]: unknown;
  $instanceOf(type: string): boolean;
}

type Reporter = { report(id: string, message: string, path?: readonly string[]): void };
export type Rule = { check(node: ModdleElement, reporter: Reporter): void };
export type RuleFactory = () => Rule;

/** A rule that looks at every element of one type on its own. */
export const ruleFor =
  (type: string, check: Rule['check']): RuleFactory =>
  () => ({ check: (node, reporter) => (node.$instanceOf(type) ? check(node, reporter) : undefined) });

export const isA = (node: ModdleElement | undefined, ...types: readonly string[]): boolean =>
  types.some((type) => node?.$instanceOf(type) ?? false);

/** A list property; an absent one is empty. */
export const list = (node: ModdleElement | undefined, property: string): readonly ModdleElement[] =>
  (node?.[property] as readonly ModdleElement[] | undefined) ?? [];

export const child = (node: ModdleElement | undefined, property: string): ModdleElement | undefined =>
  node?.[property] as ModdleElement | undefined;

/** A text property; an absent one is empty. */
export const text = (node: ModdleElement | undefined, property: string): string => {
  const value = node?.[property];
  return typeof value === 'string' ? value.trim() : '';
};

export const extensions = (node: ModdleElement): readonly ModdleElement[] =>
  list(child(node, 'extensionElements'), 'values');

/** The extension element of this type, such as `zeebe:FormDefinition`. */
export const extension = (node: ModdleElement, type: string): ModdleElement | undefined =>
  extensions(node).find((value) => isA(value, type));

/** The value of a `zeebe:property` by its name; an absent one is empty. */
export const customProperty = (node: ModdleElement, name: string): string =>
  text(
    list(extension(node, 'zeebe:Properties'), 'properties').find((property) => property.name === name),
    'value',
  );

export const commaSeparated = (value: string): readonly string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

export const idOf = (node: ModdleElement): string => node.id ?? idOfParent(node);

const idOfParent = (node: ModdleElement): string => (node.$parent ? idOf(node.$parent) : '');
