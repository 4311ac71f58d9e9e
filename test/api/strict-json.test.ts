/** The scanner of JSON: whatever JSON.stringify writes passes, and a key that stands twice is found wherever it stands. */
import fc from 'fast-check';
import { checkJson } from '#api/strict-json.ts';

const check = (text: string): void => checkJson(Buffer.from(text), 'utf-8');
const storable = fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Surrogate}|\0/u.test(text));
const name = storable.filter((text) => !['__proto__', 'constructor', 'prototype'].includes(text));
const json = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 6 }, storable, fc.double(), fc.boolean(), fc.constant(null), tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 5 }),
  object: fc.dictionary(name, tie('value'), { maxKeys: 5 }),
})).value;

test('passes what JSON.stringify writes, indented or not', () => {
  fc.assert(
    fc.property(json, fc.constantFrom(0, 2), (value, indent) => {
      expect(() => check(JSON.stringify(value, null, indent))).not.toThrow();
    }),
  );
});

test('finds a repeated key at any place, under any spelling', () => {
  const spelt = (text: string): string =>
    `"${Array.from({ length: text.length }, (_none, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`;
  fc.assert(
    fc.property(name, json, json, fc.integer({ min: 0, max: 20 }), (key, one, other, depth) => {
      const inner = `{"a":0,${JSON.stringify(key === 'a' ? 'b' : key)}:${JSON.stringify(one)},${spelt(key === 'a' ? 'b' : key)}:${JSON.stringify(other)}}`;
      expect(() => check('['.repeat(depth) + inner + ']'.repeat(depth))).toThrow('json.repeated');
    }),
  );
});

test('the same key in different objects is no repetition, and a text that looks like keys is a text', () => {
  expect(() => check('[{"a":1},{"a":{"a":[{"a":2}]}}]')).not.toThrow();
  expect(() => check(String.raw`{"a":"{\"b\":1,\"b\":2}","b":"a","c":"\\"}`)).not.toThrow();
});

test('takes time in proportion to the size, also for what is no JSON', () => {
  const started = Date.now();
  for (const text of [
    '"'.repeat(1_000_000),
    '{'.repeat(30),
    '\\'.repeat(1_000_000),
    ':'.repeat(1_000_000),
    '"\\u'.repeat(100_000),
  ]) {
    try {
      check(text);
    } catch {
      continue;
    }
  }
  expect(Date.now() - started).toBeLessThan(10_000);
});
