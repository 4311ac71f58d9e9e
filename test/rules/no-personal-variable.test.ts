import { findingsOfRule } from './run-lint.ts';

describe('no-personal-variable', () => {
  const findings = findingsOfRule('no-personal-variable');

  test('ids, codes, dates and functions over them are fine', () => {
    expect(findings.valid).toEqual([]);
  });

  test('a result variable is checked', () => {
    expect(findings['invalid-result-variable']).toEqual([
      'decide: Переменной «childName» нет в списке разрешённых: в движок нельзя передавать личные данные',
    ]);
  });

  test('the root of an input mapping is checked', () => {
    expect(findings['invalid-input-mapping']).toEqual([
      'score: Переменной «reporter» нет в списке разрешённых: в движок нельзя передавать личные данные',
    ]);
  });

  test('an output mapping is checked', () => {
    expect(findings['invalid-output-mapping']).toEqual([
      'score: Переменной «diagnosis» нет в списке разрешённых: в движок нельзя передавать личные данные',
    ]);
  });

  test('the source of a mapping is checked', () => {
    expect(findings['invalid-mapping-source']).toEqual([
      'score: Переменной «family» нет в списке разрешённых: в движок нельзя передавать личные данные',
    ]);
  });

  test('a condition is checked', () => {
    expect(findings['invalid-condition']).toEqual([
      'drinksToOther: Переменной «motherDrinks» нет в списке разрешённых: в движок нельзя передавать личные данные',
    ]);
  });

  test('a timer is checked', () => {
    expect(findings['invalid-timer']).toEqual([
      'waited: Переменной «birthday» нет в списке разрешённых: в движок нельзя передавать личные данные',
    ]);
  });

  test('a multi-instance loop is checked in all its parts', () => {
    expect(findings['invalid-multi-instance']).toEqual([
      'ask: Переменной «child» нет в списке разрешённых: в движок нельзя передавать личные данные',
      'ask: Переменной «answers» нет в списке разрешённых: в движок нельзя передавать личные данные',
      'ask: Переменной «children» нет в списке разрешённых: в движок нельзя передавать личные данные',
      'ask: Переменной «opinion» нет в списке разрешённых: в движок нельзя передавать личные данные',
    ]);
  });

  test('a correlation key is checked', () => {
    expect(findings['invalid-correlation-key']).toEqual([
      'message: Переменной «passportNumber» нет в списке разрешённых: в движок нельзя передавать личные данные',
    ]);
  });
});
