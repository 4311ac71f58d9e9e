/**
 * Which bodies are informed of the results of the work, by the facts of the case. Routes are data (rulebook `notice-routing`);
 * source: 120-FZ art. 9, domain.md §2 step 6.
 */
export type NoticeRoute = {
  readonly fact: string;
  /** The kind of the agency. */
  readonly recipient: string;
  readonly ground: string;
  /** The route applies when any of the named facts of the case has one of the listed values. */
  readonly when: Readonly<Record<string, boolean | readonly string[]>>;
};
export type CaseFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The routes that apply to the case, in the order of the rulebook. */
export function applicableRoutes(routes: readonly NoticeRoute[], facts: CaseFacts): readonly NoticeRoute[] {
  return routes.filter((route) => Object.entries(route.when).some(([fact, values]) => matches(facts[fact], values)));
}

function matches(value: CaseFacts[string], wanted: boolean | readonly string[]): boolean {
  return typeof wanted === 'boolean' ? value === wanted : typeof value === 'string' && wanted.includes(value);
}
