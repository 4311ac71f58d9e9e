/** Hostile texts by their letters: what looks like other words, what looks like a number, what controls, what nothing can store. */
import { type Hostile, of } from './hostile.ts';

const controls = Array.from({ length: 32 }, (_none, code) => String.fromCharCode(code)).filter((sign) => sign !== '\0');

const letters = [
  `\u202eтскет`,
  `x\u202e\u2066y\u2069`,
  `x\u200by`,
  `x\u200dy`,
  `a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307`,
  `Z\u0351\u0346\u0357\u0301a\u0341l\u0350g\u0301o`,
  `é é`,
  `ﷺ`,
  `İIıi`,
  `ß ẞ ſ`,
  `Ё ё Е е`,
  `👨‍👩‍👧‍👦`,
  `🏴\u{e0067}\u{e0062}\u{e007f}`,
  `\u{1f600}`,
  `\u{10ffff}`,
  `\ufffdx`,
  `x\ufffey`,
  `x\uffffy`,
  `\ue000`,
  `Ａｄｍｉｎ`,
  `аdmin`,
  `מבחן`,
  `اختبار`,
  `測試`,
  `𝕊𝕢𝕝`,
  `x\u00a0y`,
  `x\u00ady`,
  `x\u061cy`,
  `´ʹʺ`,
  `½¼¾`,
];

const numbersAndFormats = [
  `0x1F`,
  `1e1000`,
  `NaN`,
  `Infinity`,
  `-0`,
  `9007199254740993`,
  `true`,
  `null`,
  `undefined`,
  `[]`,
  `{}`,
  `[1,2]`,
  `2026-02-30`,
  `0000-00-00`,
  `=cmd|'/c calc'!A1`,
  `+1+1`,
  `@SUM(1+1)`,
  `a,b;"c"`,
  `2147483648`,
  `١٢٣`,
];

/** What no field takes, because nothing can give it back unchanged. */
export const unstorable: readonly Hostile[] = of('unstorable', [
  `x\0y`,
  `\0`,
  `x\ud800y`,
  `x\udc00y`,
  `\ude00\ud83d`,
  `x\ud83d`,
]);

export const letterTexts: readonly Hostile[] = [
  ...of('letters', letters),
  ...of('format', numbersAndFormats),
  ...of(
    'control',
    controls.map((sign) => `x${sign}y`),
  ),
];
