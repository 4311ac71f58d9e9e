/** Paths of the server reach the right row of a dynamic list, however they are written. */
import {
  canonicalPath,
  elementId,
  errorKey,
  errorsAt,
  instanceAt,
  labelAt,
  withErrorAt,
} from '#web/form/form-paths.ts';

const instances = [
  { id: 'field_transport', valuePath: ['transport'] },
  { id: 'field_name', valuePath: ['members', 0, 'name'], indexes: { list: 0 } },
  { id: 'field_name', valuePath: ['members', 1, 'name'], indexes: { list: 1 } },
  { id: 'field_answer', valuePath: ['safety', 'S1', 'answer'] },
];

test.each([
  ['members[1].name', 'members.1.name'],
  ['members.1.name', 'members.1.name'],
  ['transport', 'transport'],
])('%s is %s', (path, canonical) => {
  expect(canonicalPath(path)).toBe(canonical);
});

test('a path finds its row, a list finds its first field, an unknown path finds nothing', () => {
  expect(instanceAt(instances, 'members[1].name')).toBe(instances[2]);
  expect(instanceAt(instances, 'members')).toBe(instances[1]);
  expect(instanceAt(instances, 'safety.S1.answer')).toBe(instances[3]);
  expect(instanceAt(instances, 'nothing')).toBeUndefined();
});

test('messages are put and found at the place of the row, others stay', () => {
  const before = { field_transport: ['Заполните это поле.'] };
  const row = errorKey(instances[2]!);
  const after = withErrorAt(before, row, ['Такого сотрудника нет']);
  expect(errorsAt(after, row)).toEqual(['Такого сотрудника нет']);
  expect(errorsAt(after, ['field_transport'])).toEqual(['Заполните это поле.']);
  expect(before).toEqual({ field_transport: ['Заполните это поле.'] });
});

test('the element of a row has its number in the id', () => {
  expect(elementId(instances[2]!, 'abc')).toBe('fjs-form-abc-field_name_1');
});

test('an error is called by the field, the list or the group that its path names', () => {
  const components = [
    {
      type: 'group',
      id: 'g',
      components: [
        {
          type: 'dynamiclist',
          id: 'l',
          path: 'members',
          label: 'Участники выезда',
          components: [{ type: 'textfield', id: 'n', key: 'name', label: 'Кто и должность' }],
        },
      ],
    },
  ];
  expect(labelAt(components, 'members')).toBe('Участники выезда');
  expect(labelAt(components, 'members.1.name')).toBe('Кто и должность');
  expect(labelAt(components, 'nothing')).toBeUndefined();
});
