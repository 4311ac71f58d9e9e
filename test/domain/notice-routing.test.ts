/** Which bodies are informed of the results, by the facts of the case and the routes in force. */
import { readFile } from 'node:fs/promises';
import { applicableRoutes, type CaseFacts, type NoticeRoute } from '#domain/notice-routing.ts';

const file = new URL('../../seeds/reference/notice-routing.json', import.meta.url);
const { content } = JSON.parse(await readFile(file, 'utf8')) as { content: { routes: NoticeRoute[] } };
const recipients = (facts: CaseFacts): string[] =>
  applicableRoutes(content.routes, facts).map(({ recipient }) => recipient);

describe('the routes in force', () => {
  it.each([
    [{ decision: 'NO_CASE', safety: 'SAFE' }, []],
    [{ decision: 'SERVICES_442' }, ['SOCIAL_PROTECTION']],
    [{ decision: 'INTERNAL_WATCH' }, ['KDN']],
    [{ decision: 'OPEN_CASE', suspectedAbuse: true }, ['KDN', 'SOCIAL_PROTECTION', 'POLICE']],
    [{ decision: 'SUBMIT_SOP_TO_KDN' }, ['PROSECUTOR', 'KDN', 'SOCIAL_PROTECTION']],
    [{ decision: 'GUARDIANSHIP_MEASURES' }, ['PROSECUTOR', 'KDN', 'GUARDIANSHIP']],
    [{ decision: 'NO_CASE', safety: 'UNSAFE' }, ['GUARDIANSHIP']],
  ])('%j → %j', (facts, expected) => {
    expect(recipients(facts)).toEqual(expected);
  });
});

describe('a route', () => {
  const route = (when: NoticeRoute['when']): NoticeRoute[] => [{ fact: 'F', recipient: 'R', ground: 'G', when }];

  it('applies when any of its facts matches', () => {
    expect(applicableRoutes(route({ a: ['X'], b: true }), { b: true })).toHaveLength(1);
  });

  it('does not take an unknown fact, a text or a number for a yes', () => {
    for (const suspected of [undefined, null, 'true', 1]) {
      expect(applicableRoutes(route({ suspected: true }), { suspected })).toEqual([]);
    }
  });

  it('may ask for a no, which an unknown fact is not', () => {
    expect(applicableRoutes(route({ seen: false }), { seen: false })).toHaveLength(1);
    expect(applicableRoutes(route({ seen: false }), {})).toEqual([]);
  });

  it('without conditions never applies', () => {
    expect(applicableRoutes(route({}), { a: true })).toEqual([]);
  });
});
