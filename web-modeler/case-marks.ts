/** The marks of a case on its diagram: the way gone, then tokens above it with the moment since when they wait. Pure. */
import type { ApiSchemas } from '#generated/api-types.ts';
import type { DiagramMark } from './open-diagram.ts';

type Place = Pick<ApiSchemas['CaseDiagram'], 'tokens' | 'visited' | 'flows'>;

export function caseMarks(diagram: Place, since: (iso: string) => string): readonly DiagramMark[] {
  return [
    ...diagram.flows.map((elementId) => ({ elementId, className: 'flow-visited' })),
    ...diagram.visited.map((elementId) => ({ elementId, className: 'element-visited' })),
    ...diagram.tokens.map(({ elementId, state, since: at }) => ({
      elementId,
      className: state === 'INCIDENT' ? 'token-incident' : 'token-active',
      note: `с ${since(at)}`,
    })),
  ];
}
