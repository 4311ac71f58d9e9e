/** The server's check of a submission: what passes, a methodologist's own forms, and how it survives a bad form. */
import type { FormSchema } from '#form-runtime/form-schema.ts';
import { createFormValidator, type FormValidator } from '#form-runtime/validate-form.ts';
import type { FormId } from '#generated/form-types.ts';
import { formOf } from './read-form.ts';
import { CLOCK, VALID } from './valid-submissions.ts';

let validator: FormValidator;

beforeAll(() => {
  validator = createFormValidator({ limitMs: 4_000 });
  return validator.warm();
});
afterAll(() => validator.close());

function check(id: FormId, changes: Record<string, unknown>, givenChanges: Record<string, unknown> = {}) {
  const { given, answers } = VALID[id];
  return validator.validate(formOf(id), { ...given, ...givenChanges }, { ...answers, ...changes }, CLOCK);
}

test('an emoji and any other storable text pass', async () => {
  const { errors, data } = await check('receiveSignal', { facts: 'Ёлка 👨‍👩‍👧 «кавычки»\nновая строка' });

  expect(errors).toEqual([]);
  expect(data.facts).toBe('Ёлка 👨‍👩‍👧 «кавычки»\nновая строка');
});

test('rules across fields are told together with the fields’ own errors, one message a field', async () => {
  const { errors } = await check('signProtocol', { decidedRisk: null, divergenceReason: ' ', signedOn: '2026-03-08' });

  expect(errors).toEqual([
    { path: 'decidedRisk', message: 'Заполните это поле.' },
    { path: 'signedOn', message: 'Протокол подписан раньше, чем прошло заседание: проверьте дату.' },
  ]);
});

describe('a form that a methodologist has made with formulas', () => {
  const options = {
    type: 'select',
    id: 'a',
    key: 'who',
    valuesExpression: '=for person in people return {label: person, value: person}',
  };
  const sum = { type: 'expression', id: 'b', key: 'total', expression: '=first + 1' };
  const first = { type: 'number', id: 'c', key: 'first' };
  const form = { id: 'own', type: 'default', components: [options, first, sum] } as unknown as FormSchema;

  test('takes an option that the formula gives, drops another, and computes', async () => {
    const given = { people: ['A', 'B'] };
    const right = await validator.validate(form, given, { who: 'B', first: 2, total: 99 }, CLOCK);
    const wrong = await validator.validate(form, given, { who: 'C', first: 2 }, CLOCK);

    expect(right).toEqual({ data: { who: 'B', first: 2, total: 3 }, errors: [] });
    expect(wrong.data).toMatchObject({ who: null });
  });
});

describe('a form at fault', () => {
  const broken = (component: Record<string, unknown>, rules?: string): FormSchema =>
    ({
      id: 'broken',
      type: 'default',
      properties: rules ? { rules } : {},
      components: [component],
    }) as unknown as FormSchema;

  test('an unknown kind of field rejects, and the next check works', async () => {
    await expect(validator.validate(broken({ type: 'hologram', id: 'a' }), {}, {}, CLOCK)).rejects.toThrow(
      'form-js refused',
    );
    expect((await check('sortOut', {})).errors).toEqual([]);
  });

  test('an unknown rule rejects', async () => {
    const form = broken({ type: 'textfield', id: 'a', key: 'a' }, 'no-such-rule');
    await expect(validator.validate(form, {}, {}, CLOCK)).rejects.toThrow('no-such-rule');
  });

  test('one that never ends is stopped, and the next check works', async () => {
    const impatient = createFormValidator({ limitMs: 700 });
    const endless = broken({
      type: 'textfield',
      id: 'a',
      key: 'a',
      conditional: { hide: '=count(for i in 1..20000000 return i * i) > 0' },
    });
    await expect(impatient.validate(endless, {}, {}, CLOCK)).rejects.toThrow(/not checked within|thread/);

    const { given, answers } = VALID.sortOut;
    expect((await impatient.validate(formOf('sortOut'), given, answers, CLOCK)).errors).toEqual([]);
    await impatient.close();
  });
});

test('checks asked at the same time are answered each with its own', async () => {
  const [first, second, third] = await Promise.all([
    check('sortOut', { note: 'первая' }),
    check('sortOut', { note: '' }),
    check('sortOut', { note: 'третья' }),
  ]);

  expect([first.data.note, third.data.note]).toEqual(['первая', 'третья']);
  expect(second.errors).toEqual([{ path: 'note', message: 'Заполните это поле.' }]);
});
