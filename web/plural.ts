/** Russian plural forms: 1 случай, 2 случая, 5 случаев. */

const rules = new Intl.PluralRules('ru-RU');

export type Forms = readonly [one: string, few: string, many: string];

/** The form of the word that goes with the whole number `count`. */
function pluralForm(count: number, [one, few, many]: Forms): string {
  const kind = rules.select(Math.abs(count));
  return kind === 'one' ? one : kind === 'few' ? few : many;
}

/** The number with its word: «3 задачи». */
export function counted(count: number, forms: Forms): string {
  return `${count} ${pluralForm(count, forms)}`;
}
