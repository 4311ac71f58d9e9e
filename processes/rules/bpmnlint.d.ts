/** The parts of bpmnlint that we call; the package brings no types of its own for them. */
declare module 'bpmnlint' {
  export type Config = { extends?: string | readonly string[]; rules?: Readonly<Record<string, unknown>> };
  export type Report = { readonly id?: string; readonly message: string; readonly category: string };
  export type Resolver = {
    resolveRule(packageName: string, ruleName: string): unknown;
    resolveConfig(packageName: string, configName: string): Config;
  };

  const bpmnlint: {
    Linter: new (options: { config: Config; resolver: Resolver }) => {
      lint(root: unknown): Promise<Readonly<Record<string, readonly Report[]>>>;
    };
  };
  export default bpmnlint;
}

declare module 'bpmnlint/lib/resolver/node-resolver.js' {
  import type { Resolver } from 'bpmnlint';

  const NodeResolver: new () => Resolver;
  export default NodeResolver;
}
