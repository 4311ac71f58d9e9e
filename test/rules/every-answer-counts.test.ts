import { findingsOfRule } from './run-lint.ts';

describe('every-answer-counts', () => {
  const findings = findingsOfRule('every-answer-counts');

  test('waiting for all is fine', () => {
    expect(findings.valid).toEqual([]);
  });

  test('a vote ended by a majority is refused', () => {
    expect(findings['invalid-ended-by-majority']).toEqual([
      'castVote: Ждать нужно всех: условие досрочного завершения отменило бы остальные голоса',
    ]);
  });
});
