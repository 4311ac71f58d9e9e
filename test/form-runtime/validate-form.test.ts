/** The server's check of a submission: what form-js drops, and what is refused at its field. */
import { SUBMISSION_LIMITS } from '#form-runtime/submission-limits.ts';
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

describe('what is dropped', () => {
  test('a hidden field, however it was filled', async () => {
    const { data, errors } = await check('receiveSignal', { attachToCaseNumber: '17' });

    expect(errors).toEqual([]);
    expect(data).not.toHaveProperty('attachToCaseNumber');
  });

  test('all fields of a hidden part', async () => {
    const { data, errors } = await check(
      'fieldVisit',
      { visitResult: 'ADDRESS_WRONG', accessNote: 'Дома нет', nextAttemptAt: '2026-03-11T10:00Z' },
      {},
    );

    expect(errors).toEqual([]);
    expect(Object.keys(data).sort()).toEqual(['accessNote', 'arrivedAt', 'nextAttemptAt', 'visitResult']);
  });

  test('keys that the form does not know, at the top and in a row', async () => {
    const { data, errors } = await check('receiveSignal', {
      caseId: 'another',
      children: [{ name: 'Ваня', approxAge: 6, isAdmin: true }],
      ['__proto__']: { polluted: true },
    });

    expect(errors).toEqual([]);
    expect(data).toEqual(VALID.receiveSignal.answers);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('an answer to a field that is only shown', async () => {
    const { data } = await check('formTeam', { urgencyProposed: 'PLANNED' });

    expect(data).not.toHaveProperty('urgencyProposed');
  });

  test('rows that were removed do not come back empty', async () => {
    const { data, errors } = await check('receiveSignal', { children: [] });

    expect(errors).toEqual([]);
    expect(data).not.toHaveProperty('children');
  });
});

describe('what is refused', () => {
  const UNKNOWN = 'Выберите значение из списка.';
  test.each<[string, FormId, Record<string, unknown>, string, string]>([
    ['an unknown option', 'receiveSignal', { channel: 'telepathy' }, 'channel', UNKNOWN],
    ['an option that is not a text', 'receiveSignal', { channel: 7 }, 'channel', UNKNOWN],
    [
      'an age above the limit',
      'receiveSignal',
      { children: [{ name: '', approxAge: 18 }] },
      'children.0.approxAge',
      'Значение должно быть не больше 17.',
    ],
    [
      'half a year of age',
      'receiveSignal',
      { children: [{ name: '', approxAge: 1.5 }] },
      'children.0.approxAge',
      'Нужно целое число.',
    ],
    [
      'a number as a text',
      'receiveSignal',
      { children: [{ name: '', approxAge: 'шесть' }] },
      'children.0.approxAge',
      'Нужно число.',
    ],
    [
      'a list that is no list',
      'receiveSignal',
      { children: 'Ваня' },
      'children',
      'Значение записано неверно: введите его ещё раз.',
    ],
    [
      'a row that is no row',
      'receiveSignal',
      { children: ['Ваня'] },
      'children',
      'Значение записано неверно: введите его ещё раз.',
    ],
    [
      'a yes/no as a text',
      'receiveSignal',
      { injury: 'true' },
      'injury',
      'Значение записано неверно: введите его ещё раз.',
    ],
    ['a text of spaces', 'receiveSignal', { facts: ' \n ' }, 'facts', 'Заполните это поле.'],
    [
      'a day that does not exist',
      'homeVisit',
      { visitedOn: '2026-02-30' },
      'visitedOn',
      'Такой даты нет: проверьте её.',
    ],
    [
      'a moment without its offset',
      'receiveSignal',
      { receivedAt: '2026-03-10T11:45' },
      'receivedAt',
      'Таких даты и времени нет: проверьте их.',
    ],
    [
      'an hour that does not exist',
      'receiveSignal',
      { receivedAt: '2026-03-10T25:00Z' },
      'receivedAt',
      'Таких даты и времени нет: проверьте их.',
    ],
    [
      'U+0000',
      'receiveSignal',
      { facts: 'а\u0000б' },
      'facts',
      'В тексте есть недопустимые знаки: удалите их и наберите текст ещё раз.',
    ],
    [
      'a lone surrogate',
      'receiveSignal',
      { children: [{ name: '\ud83d', approxAge: null }] },
      'children.0.name',
      'В тексте есть недопустимые знаки: удалите их и наберите текст ещё раз.',
    ],
    ['a long text', 'receiveSignal', { facts: 'а'.repeat(10_001) }, 'facts', 'Текст слишком длинный.'],
    [
      'an option of a checklist that is unknown',
      'closeCase',
      { results: ['CAUSES_REMOVED', 'K9'] },
      'results',
      UNKNOWN,
    ],
    ['a doubled option', 'closeCase', { results: ['CAUSES_REMOVED', 'CAUSES_REMOVED'] }, 'results', UNKNOWN],
    [
      'options brought along by the submission',
      'formTeam',
      { curatorId: 'me', curators: [{ label: 'Я', value: 'me' }] },
      'curatorId',
      UNKNOWN,
    ],
    [
      'a child of another family',
      'assess',
      { children: [{ ...VALID.assess.answers.children?.[0], childId: 'x' }] },
      'children.0.childId',
      UNKNOWN,
    ],
  ])('%s', async (_name, id, changes, path, message) => {
    const { errors } = await check(id, changes);

    expect(errors).toContainEqual({ path, message });
  });

  test('too many rows', async () => {
    const row = { name: 'Ваня', approxAge: 6 };
    const { errors } = await check('receiveSignal', { children: Array(SUBMISSION_LIMITS.listRows + 1).fill(row) });

    expect(errors).toEqual([{ path: 'children', message: 'Записей должно быть не больше 100.' }]);
  });

  test('too much altogether', async () => {
    const member = {
      recipient: 'KDN',
      legalGround: 'а',
      content: 'а'.repeat(10_000),
      sentAt: null,
      way: null,
      outgoingNumber: '',
    };
    const { errors } = await check('sendNotices', { extraNotices: Array(50).fill(member) });

    expect(errors).toEqual([{ path: '', message: 'В форме слишком много текста: сократите его.' }]);
  });

  test('an answer of any depth without falling', async () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown;
    const { errors } = await check('receiveSignal', { facts: deep, somethingElse: deep });

    expect(errors).toEqual([{ path: 'facts', message: 'Значение записано неверно: введите его ещё раз.' }]);
  });
});
