/** A browser in words that its owner recognises, from what it says of itself; nothing else of it is kept. */

/** The more particular name first: nearly every browser calls itself Safari and Chrome too. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/YaBrowser/, 'Яндекс Браузер'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/Atom\//, 'Атом'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chromium/, 'Chromium'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPad/, 'iPad'],
  [/iPhone/, 'iPhone'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

const named = (known: readonly (readonly [RegExp, string])[], agent: string): string | undefined =>
  known.find(([pattern]) => pattern.test(agent))?.[1];

/** «Chrome, Windows»; «Другая программа» for what is no browser. */
export function deviceWords(userAgent: string | undefined): string {
  const words = [named(browsers, userAgent ?? ''), named(systems, userAgent ?? '')].filter(Boolean);
  return words.length > 0 ? words.join(', ') : 'Другая программа';
}
