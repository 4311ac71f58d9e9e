/** The feed's JSON keeps keys whole, whatever stands in the texts around them. */
import { keyOf, parseBulk, parseJson } from '#engine/feed/parse.ts';
import { recordedBody } from './engine-database.ts';

describe('parsing the feed', () => {
  it('keeps keys above 2^53 to the last digit', () => {
    const parsed = parseJson('{"key":9007199254740993,"small":42,"list":[-9223372036854775807,1]}');
    expect(parsed).toEqual({ key: '9007199254740993', small: 42, list: ['-9223372036854775807', 1] });
  });

  it('leaves digits inside texts and decimal fractions alone', () => {
    const parsed = parseJson(
      String.raw`{"a":"say \"9007199254740993\" or 9007199254740993, ok","b":1234567890123456.5}`,
    );
    expect(parsed).toEqual({ a: 'say "9007199254740993" or 9007199254740993, ok', b: 1234567890123456.5 });
  });

  it('reads every recorded record of partition 4 with a key that no number can hold', () => {
    const lines = parseBulk(recordedBody(4));
    expect(lines).toHaveLength(89);
    expect(lines.every(({ record }) => record && BigInt(record.key) > 2n ** 53n)).toBe(true);
  });

  it('keeps a line that is no record as it came', () => {
    const [broken, foreign] = parseBulk('{"index":{}}\n{"position":\n{"index":{}}\n{"hello":1}\n');
    expect(broken).toEqual({ raw: '{"position":', record: undefined });
    expect(foreign).toEqual({ raw: '{"hello":1}', record: undefined });
  });

  it('takes -1 as no key', () => {
    expect([keyOf(-1), keyOf('-1'), keyOf(undefined), keyOf(7), keyOf('9007199254740993')]).toEqual([
      null,
      null,
      null,
      '7',
      '9007199254740993',
    ]);
  });
});
