/** Rules of sign-in: passwords that are refused, one-time codes, devices in words, who must have a second step. */
import { TOTP } from 'otpauth';
import { deviceWords } from '#domain/device-words.ts';
import { passwordFaults } from '#domain/password-rules.ts';
import { counterOfCode, enrolmentUri, newSecret, plainCode, recoveryCode } from '#domain/second-factor.ts';
import { mustHaveSecondFactor, type SignInRules } from '#domain/sign-in-rules.ts';

const owner = { login: 'curator', fullName: 'Кураторова Мария Ивановна' };
const rules = { shortestPassword: 12, passwordScore: 3 };
const faults = (password: string): readonly string[] => passwordFaults(password, owner, rules);

describe('a password is refused', () => {
  it('when it is short, with the number of characters that it takes', () => {
    expect(faults('vOh7-kfa9')).toEqual([expect.stringContaining('не меньше 12')]);
  });

  it.each([
    ['known from breaches', 'qwertyuiop123'],
    ['a breached word in leetspeak', 'P@ssw0rd2026!'],
    ['a run of figures', '123456789012'],
    ['a Russian word with figures', 'пароль123456'],
    ['the same typed on the Latin layout', 'gfhjkm123456'],
    ['a Russian word with a year and signs on the Latin layout', 'hjvfirf2026!!'],
    ['a row of the Russian keyboard', 'йцукенгшщзхъ'],
    ['a name twice', 'Наташа19851985'],
    ['a transliterated name twice', 'NatashaNatasha1'],
    ['published with the demonstration', 'sem-shagov-2026'],
    ['one character again and again', 'аааааааааааааааа'],
  ])('when it is %s', (_why, password) => {
    expect(faults(password)).toEqual([expect.stringContaining('подберут')]);
  });

  it.each([
    ['the surname', 'Кураторова-2026!'],
    ['the surname on the Latin layout', 'rehfnjhjdf-2026!'],
    ['the name in Latin letters', 'mariya-lyubit-leto'],
    ['the login', 'x9-Curator-7731'],
  ])('when it holds %s', (_why, password) => {
    expect(faults(password)).toEqual([expect.stringContaining('имя, фамилия или логин')]);
  });
});

it.each(['синий чайник поёт утром', 'тройка лампа облако 7', 'vOh7-kfa9-2Lqp', 'correct horse battery staple'])(
  'a password that is hard to guess may be taken: %s',
  (password) => expect(faults(password)).toEqual([]),
);

it('a very long password is checked in no time', () => {
  const from = performance.now();
  expect(faults('тройка лампа облако '.repeat(10))).toEqual([]);
  expect(performance.now() - from).toBeLessThan(2_000);
});

describe('a one-time code', () => {
  const at = Date.UTC(2026, 2, 10, 12);
  const secret = newSecret();
  const codeAt = (moment: number): string => new TOTP({ secret }).generate({ timestamp: moment });

  it('is right for its half minute and the ones beside it', () => {
    const accepted = [-60_000, -30_000, 0, 30_000, 60_000].map(
      (shift) => counterOfCode(secret, codeAt(at + shift), at, 0) !== null,
    );
    expect(accepted).toEqual([false, true, true, true, false]);
  });

  it('serves once, and no earlier one after it', () => {
    const counter = counterOfCode(secret, codeAt(at), at, 0)!;
    expect(counterOfCode(secret, codeAt(at), at, counter)).toBeNull();
    expect(counterOfCode(secret, codeAt(at - 30_000), at, counter)).toBeNull();
    expect(counterOfCode(secret, codeAt(at + 30_000), at, counter)).toBe(counter + 1);
  });

  it('is told to the telephone with the name of the system and the login', () => {
    expect(decodeURIComponent(enrolmentUri(secret, 'curator'))).toMatch(/totp\/curator\?issuer=Семь шагов&/);
  });
});

it('a recovery code has no letters that look alike and is read however it is typed', () => {
  const code = recoveryCode(Uint8Array.from({ length: 16 }, (_, index) => index * 17));
  expect(code).toMatch(/^([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}$/);
  expect(plainCode(` ${code.toLowerCase()} `)).toBe(code.replaceAll('-', ''));
});

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0 YaBrowser/26.1 Safari/537.36',
    'Яндекс Браузер, Windows',
  ],
  ['Mozilla/5.0 (Linux; Android 15; Tab) AppleWebKit/537.36 Chrome/150.0 Safari/537.36', 'Chrome, Android'],
  ['Mozilla/5.0 (iPad; CPU OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604.1', 'Safari, iPad'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
  ['curl/8.5', 'Другая программа'],
  [undefined, 'Другая программа'],
])('%s is «%s»', (agent, words) => expect(deviceWords(agent)).toBe(words));

it('a second step is demanded by role, in a real installation and in the demonstration apart', () => {
  const given = { secondFactorRoles: { real: ['administrator'], demonstration: [] } } as unknown as SignInRules;
  expect(mustHaveSecondFactor(given, ['caseCurator', 'administrator'], false)).toBe(true);
  expect(mustHaveSecondFactor(given, ['caseCurator'], false)).toBe(false);
  expect(mustHaveSecondFactor(given, ['administrator'], true)).toBe(false);
});
