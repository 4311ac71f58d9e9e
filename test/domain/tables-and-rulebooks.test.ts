/** Tables, diagrams and rulebooks speak of the same codes: what one names, the other knows. */
import { readdirSync, readFileSync } from 'node:fs';
import type { RulebookContents } from '#store/rulebooks-store.ts';
import { noticeFactNames, recipientNames } from '#web/notice-labels.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const content = (name: string): unknown =>
  (JSON.parse(read(`seeds/reference/${name}.json`)) as { content: unknown }).content;
const found = (text: string, wanted: RegExp): string[] =>
  [...new Set([...text.matchAll(wanted)].map(([, one]) => one ?? ''))].sort();

describe('the grounds of notices', () => {
  const grounds = content('notice-grounds') as RulebookContents['notice-grounds'];
  const tables = read('processes/informing.dmn') + read('processes/immediate-notices.dmn');

  it('are there for each fact that a table names, and for no other', () => {
    const facts: string[] = grounds.facts.map(({ fact }) => fact);
    expect(facts.sort()).toEqual(found(tables, /"([A-Z_]+)&gt;/g));
  });

  it('say why, in which words and to whom', () => {
    for (const { fact, title, ground, text } of grounds.facts) {
      expect([fact, title !== '', text !== '', ground]).toEqual([fact, true, true, expect.stringContaining('120-ФЗ')]);
    }
    expect(Object.keys(grounds.recipients).sort()).toEqual(found(tables, /&gt;([A-Z_]+)"/g));
  });

  it('have a short name on the screens', () => {
    expect(grounds.facts.filter(({ fact }) => noticeFactNames[fact] === undefined)).toEqual([]);
    expect(Object.keys(recipientNames).sort()).toEqual(Object.keys(grounds.recipients).sort());
  });

  it('reach a body in each demonstration district that has its own', () => {
    const { agencies } = JSON.parse(read('seeds/demo/organisation.json')) as { agencies: { kind: string }[] };
    const kinds = new Set(agencies.map(({ kind }) => kind));
    expect(Object.keys(grounds.recipients).filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});

describe('the regimes of visits', () => {
  const { regimes, default: usual } = content('visit-regimes') as RulebookContents['visit-regimes'];
  const diagrams = readdirSync('processes').filter((name) => name.endsWith('.bpmn'));

  it('have a period for each answer of the table', () => {
    const answers = found(read('processes/patronage-regime.dmn'), /"(WEEKLY|MONTHLY|QUARTERLY)"/g);
    expect(answers).toHaveLength(3);
    expect([...answers, usual].filter((regime) => !(regime in regimes))).toEqual([]);
  });

  it('have a period for each kind of visit that a diagram plans', () => {
    const planned = diagrams.flatMap((name) =>
      found(
        read(`processes/${name}`),
        /type="plan-visit" \/>\s*<zeebe:taskHeaders>\s*<zeebe:header key="kind" value="(\w+)"/g,
      ),
    );
    expect(planned.sort()).toEqual(['AT_ONCE', 'WATCH']);
    expect(planned.filter((kind) => !(kind in regimes))).toEqual([]);
  });
});
