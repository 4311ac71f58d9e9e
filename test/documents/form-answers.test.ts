/** A form as a source of facts: words of its own options, conditions, lists, and fields that nobody programmed. */
import { answerTags, formDictionary, type PaperForm } from '#documents/form-answers.ts';

const form: PaperForm = {
  components: [
    {
      type: 'group',
      path: 'safety',
      components: [
        { type: 'radio', key: 'S1.answer', label: 'Угроза', values: [{ label: 'Есть', value: 'YES' }] },
        { type: 'text', label: 'Пояснение' },
      ],
    },
    { type: 'datetime', key: 'seenAt', dateLabel: 'Когда видели: дата', subtype: 'datetime' },
    { type: 'datetime', key: 'day', dateLabel: 'День', subtype: 'date' },
    {
      type: 'checklist',
      key: 'results',
      label: 'Итоги',
      values: [
        { label: 'Один', value: 'A' },
        { label: 'Два', value: 'B' },
      ],
    },
    { type: 'checkbox', key: 'agreed', label: 'Согласны' },
    { type: 'select', key: 'who', label: 'Кто', valuesKey: 'people' },
    { type: 'radio', key: 'proposal', label: 'Предложено', valuesExpression: '=[{label: "Закрыть", value: "CLOSE"}]' },
    { type: 'number', key: 'hours', label: 'Часов' },
    { type: 'textfield', key: 'reporter', label: 'Кто сообщил' },
    {
      type: 'dynamiclist',
      path: 'rows',
      label: 'Строки',
      components: [{ type: 'textfield', key: 'name', label: 'Имя' }],
    },
  ],
};
const words = { timeZone: 'Europe/Moscow', given: { people: [{ value: 'id-1', label: 'Мария' }] } };
const data = {
  safety: { S1: { answer: 'YES' } },
  seenAt: '2026-03-10T21:30Z',
  day: '2026-03-10',
  results: ['A', 'B'],
  agreed: true,
  who: 'id-1',
  proposal: 'CLOSE',
  hours: 1.5,
  reporter: 'Соседка',
  rows: [{ name: 'Иван' }, { name: 'Анна' }],
};

describe('answers as tags', () => {
  const tags = answerTags(form, data, words, ['reporter']);

  it('are words, not codes', () => {
    expect(tags).toMatchObject({
      safety_S1_answer: 'Есть',
      safety_S1_answer_YES: true,
      seenAt: '11 марта 2026 г., 0:30',
      day: '10 марта 2026 г.',
      results: 'Один, Два',
      results_B: true,
      agreed: 'да',
      agreed_YES: true,
      who: 'Мария',
      proposal: 'Закрыть',
      hours: '1,5',
      rows: [
        { number: '1', name: 'Иван' },
        { number: '2', name: 'Анна' },
      ],
      rows_any: true,
    });
  });

  it('name nobody who is hidden, and list every answered field', () => {
    expect(JSON.stringify(tags)).not.toContain('Соседка');
    expect(tags['answers']).toContainEqual({ question: 'Когда видели', answer: '11 марта 2026 г., 0:30' });
    expect(tags['answers']).toContainEqual({ question: 'Строки', answer: 'Имя: Иван\nИмя: Анна' });
  });

  it('are empty texts where nothing was answered', () => {
    expect(answerTags(form, {}, words)).toMatchObject({
      day: '',
      results: '',
      rows: [],
      rows_any: false,
      agreed_YES: false,
    });
  });

  it('fill exactly what the dictionary promises', () => {
    expect(Object.keys(tags).sort()).toEqual(Object.keys(formDictionary(form, ['reporter'])).sort());
  });
});
