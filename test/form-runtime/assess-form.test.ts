/** The assessment form asks exactly what the instrument in the reference data knows: same codes, titles, stars, controls. */
import { readFile } from 'node:fs/promises';
import { ownPath, type FormComponent } from '#form-runtime/form-schema.ts';
import { formOf } from './read-form.ts';

type Item = { readonly code: string; readonly title: string };
type Instrument = {
  readonly factors: readonly (Item & { readonly weight: number; readonly group: string })[];
  readonly overrides: { readonly starWeight: number };
  readonly scale: { readonly max: number };
  readonly threats: readonly Item[];
  readonly controls: readonly Item[];
  readonly potential: { readonly items: readonly Item[]; readonly itemMax: number };
  readonly reactions: readonly Item[];
};

const file = new URL('../../seeds/reference/risk-instrument.json', import.meta.url);
const instrument = JSON.parse(await readFile(file, 'utf8')) as Instrument;

function fieldsAt(components: readonly FormComponent[], prefix: string): Map<string, FormComponent> {
  const found = components.map((component): Map<string, FormComponent> => {
    const path = [prefix, ...ownPath(component)].filter((name) => name !== '').join('.');
    return component.components ? fieldsAt(component.components, path) : new Map([[path, component]]);
  });
  return new Map(found.flatMap((fields) => [...fields]));
}

const fields = fieldsAt(formOf('assess').components, '');
const valuesOf = (path: string) => fields.get(path)?.values?.map(({ value }) => value);
const countTo = (max: number) => Array.from({ length: max + 1 }, (_, points) => String(points));

test.each(instrument.factors.map((factor) => [factor.code, factor] as const))('factor %s', (code, factor) => {
  const path = `${factor.group === 'CHILD' ? 'children' : 'family'}.${code}`;
  const star = factor.weight >= instrument.overrides.starWeight ? '★' : '';

  expect(fields.get(path)?.label).toBe(`${code}${star}. ${factor.title}`);
  expect(valuesOf(path)).toEqual([...countTo(instrument.scale.max), 'U']);
});

test.each(instrument.threats.map((threat) => [threat.code, threat] as const))('threat %s', (code, threat) => {
  expect(fields.get(`safety.${code}.answer`)?.label).toBe(`${code}. ${threat.title}`);
  expect(valuesOf(`safety.${code}.control`)).toEqual([...instrument.controls.map((control) => control.code), 'NONE']);
});

test('potential and reaction', () => {
  for (const { code, title } of instrument.potential.items) {
    expect(fields.get(`potential.${code}`)?.label).toBe(title);
    expect(valuesOf(`potential.${code}`)).toEqual(countTo(instrument.potential.itemMax));
  }
  expect(valuesOf('reaction')).toEqual(instrument.reactions.map(({ code }) => code));
});

test('nothing is asked that the instrument does not know', () => {
  const asked = [...fields.keys()]
    .filter((path) => /^(children|family)\.[A-Z]/.test(path))
    .map((path) => path.split('.')[1]);
  expect(asked).toEqual(instrument.factors.map(({ code }) => code));
});
