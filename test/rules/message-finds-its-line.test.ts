import { findingsOfRule } from './run-lint.ts';

describe('message-finds-its-line', () => {
  const findings = findingsOfRule('message-finds-its-line');

  test('a part waits by its own id, the main line by the id of the case', () => {
    expect(findings.valid).toEqual([]);
    expect(findings['valid-main-line']).toEqual([]);
  });

  test('a part that waits by the id of the case is refused', () => {
    expect(findings['invalid-key-of-case']).toEqual(['waited: Ключ сообщения должен быть «=partId»']);
  });

  test('a boundary event without a key is refused', () => {
    expect(findings['invalid-boundary-without-key']).toEqual(['stopped: Ключ сообщения должен быть «=partId»']);
  });

  test('the start of an event sub-process waits as well', () => {
    expect(findings['invalid-event-sub-process']).toEqual(['stopAsked: Ключ сообщения должен быть «=partId»']);
  });

  test('a start has no key and the name of its process', () => {
    expect(findings['invalid-start']).toEqual([
      'started: Сообщению, которое начинает процесс, ключ не нужен',
      'started: Сообщение, которое начинает процесс, должно называться «small-started»',
    ]);
  });
});
