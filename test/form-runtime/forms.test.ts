/** Every form of the repository: right answers pass, missing and wrong ones are told in Russian. */
import { FORM_RULES } from '#domain/form-rules/catalogue.ts';
import { ruleNames, type FormComponent } from '#form-runtime/form-schema.ts';
import { renderFormTypes } from '#form-runtime/generate-form-types.ts';
import { createFormValidator, type FormValidator } from '#form-runtime/validate-form.ts';
import type { FormId } from '#generated/form-types.ts';
import { readFile } from 'node:fs/promises';
import { FORM_FILES, formOf } from './read-form.ts';
import { CLOCK, VALID } from './valid-submissions.ts';

const ids = Object.keys(VALID) as FormId[];
let validator: FormValidator;

beforeAll(() => {
  validator = createFormValidator();
});
afterAll(() => validator.close());

function allComponents(components: readonly FormComponent[]): readonly FormComponent[] {
  return components.flatMap((component) => [component, ...allComponents(component.components ?? [])]);
}

test('there is one form for each kind of submission, named after its file', () => {
  const kebab = (id: string) => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  expect(FORM_FILES.map(({ schema }) => schema.id).sort()).toEqual([...ids].sort());
  for (const { file, schema } of FORM_FILES) expect(file).toBe(`${kebab(schema.id)}.form`);
});

test('the generated types are those of the forms', async () => {
  const generated = await readFile(new URL('../../generated/form-types.ts', import.meta.url), 'utf8');
  expect(generated).toBe(await renderFormTypes(FORM_FILES.map(({ schema }) => schema)));
});

describe.each(ids)('form %s', (id) => {
  const { given, answers } = VALID[id];

  test('passes a right submission whole', async () => {
    const { data, errors } = await validator.validate(formOf(id), given, answers, CLOCK);

    expect(errors).toEqual([]);
    expect(data).toEqual(answers);
  });

  test('tells in Russian what is missing in an empty one', async () => {
    const { errors } = await validator.validate(formOf(id), given, {}, CLOCK);

    expect(errors).not.toEqual([]);
    for (const { message } of errors) expect(message).not.toMatch(/[A-Za-z]/);
  });

  test('tells in Russian what is of a wrong kind', async () => {
    const wrong = Object.fromEntries(Object.keys(answers).map((key) => [key, { something: 'else' }]));
    const { errors } = await validator.validate(formOf(id), given, wrong, CLOCK);

    expect(errors).not.toEqual([]);
    for (const { message } of errors) expect(message).not.toMatch(/[A-Za-z]/);
  });

  test('names only rules that exist', () => {
    for (const rule of ruleNames(formOf(id))) expect(Object.keys(FORM_RULES)).toContain(rule);
  });

  test('speaks Russian in every label and has no empty one', () => {
    for (const component of allComponents(formOf(id).components)) {
      const texts = [
        component.label,
        component.dateLabel,
        component.description,
        ...(component.values ?? []).map(({ label }) => label),
      ];
      for (const text of texts.filter((one) => one !== undefined && one !== '')) {
        expect(text).toMatch(/[А-Яа-яЁё0-9]/);
        expect(text?.replace(/^[CPFESK]\d+★?\. /, '')).not.toMatch(/[A-Za-z]/);
      }
      if (component.key && component.type !== 'datetime') expect(component.label).not.toBe('');
    }
  });
});

test('every rule is asked for by a form', () => {
  const used = new Set(FORM_FILES.flatMap(({ schema }) => ruleNames(schema)));
  expect(Object.keys(FORM_RULES).filter((rule) => !used.has(rule))).toEqual([]);
});
