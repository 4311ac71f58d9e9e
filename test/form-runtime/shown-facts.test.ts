/** What a form only showed is kept with the submission. */
import { shownFacts } from '#form-runtime/shown-facts.ts';
import { formOf } from './read-form.ts';
import { VALID } from './valid-submissions.ts';

test('values of disabled fields, options and rows of tables, and nothing that is asked or hidden behind the form', () => {
  const given = { ...VALID.prepareAgenda.given, question: 'Решение по случаю', reporter: 'Классный руководитель' };

  const shown = shownFacts(formOf('prepareAgenda'), given);

  expect(Object.keys(shown).sort()).toEqual([
    'computedRisk',
    'computedSafety',
    'consiliumMembers',
    'earlierRounds',
    'recommendation',
  ]);
});

test('options within repeated parts', () => {
  expect(shownFacts(formOf('sendNotices'), VALID.sendNotices.given)).toEqual({
    noticeRecipients: VALID.sendNotices.given['noticeRecipients'],
  });
});
