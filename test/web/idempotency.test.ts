/** One attempt, one key: while the outcome is unknown the same request keeps its key, so that a repetition has one effect. */
import { ApiProblem, noConnection } from '#web/api-problem.ts';
import { idempotencyKeeper, newKey } from '#web/idempotency.ts';

function keeper() {
  let next = 0;
  return idempotencyKeeper(() => `key-${(next += 1)}`);
}

test('a repeated attempt after a lost connection keeps its key', () => {
  const keys = keeper();
  const first = keys.keyFor('body');
  keys.settle(noConnection());
  expect(keys.keyFor('body')).toBe(first);
});

test('a double click before the answer keeps its key', () => {
  const keys = keeper();
  expect(keys.keyFor('body')).toBe(keys.keyFor('body'));
});

test('a changed body takes a new key', () => {
  const keys = keeper();
  const first = keys.keyFor('body');
  keys.settle(noConnection());
  expect(keys.keyFor('other body')).not.toBe(first);
});

test('a certain answer, good or bad, frees the key', () => {
  const keys = keeper();
  const first = keys.keyFor('body');
  keys.settle();
  const second = keys.keyFor('body');
  keys.settle(new ApiProblem({ status: 422, code: 'INVALID', title: 'Проверьте форму' }));
  expect([second, keys.keyFor('body')]).not.toContain(first);
  expect(keys.keyFor('body')).not.toBe(second);
});

test('a new key is a random UUID', () => {
  expect(newKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
