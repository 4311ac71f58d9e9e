import { feelNames } from '../../processes/rules/feel-names.ts';

describe('feel-names', () => {
  test.each([
    ['=decision = "NO_CASE" or decision = "SERVICES_442"', ['decision']],
    ['=a.b.c + d', ['a', 'd']],
    ['=and(x)', ['x']],
    ['={address: y, "z": 1}', ['y']],
    ['=list contains(codes, urgency)', ['codes', 'urgency']],
    ['=some child in children satisfies child.ill = true', ['children']],
    ['=date and time(wakeAt) + duration("PT1H")', ['wakeAt']],
    ['=имяРебёнка != null', ['имяРебёнка']],
    ['="внутри строки имя: childName"', []],
    ['childName', []],
  ])('%s reads %j', (expression, names) => {
    expect(feelNames(expression)).toEqual(names);
  });
});
