/** Russian for the few texts that form-js 2.0 has not opened for translation: they are replaced in its source when the web is built. */

/** Each place is found exactly so many times, or the build stops: a new version of form-js has moved it. */
const LITERALS: readonly { readonly find: string; readonly put: string; readonly times: number }[] = [
  {
    find: "function getLocaleDateFormat(locale = 'default')",
    put: "function getLocaleDateFormat(locale = 'ru-RU')",
    times: 1,
  },
  { find: 'placeholder: getLocaleReadableDateFormat(),', put: "placeholder: 'дд.мм.гггг',", times: 1 },
  { find: "use24h ? 'hh:mm' : 'hh:mm --'", put: "'чч:мм'", times: 1 },
  { find: "placeholder: 'Search',", put: "placeholder: 'Поиск',", times: 1 },
  { find: "valueLabel || 'Select'", put: "valueLabel || 'Выберите'", times: 1 },
  { find: "emptyListMessage = 'No results'", put: "emptyListMessage = 'Ничего не найдено'", times: 1 },
  { find: 'children: "Browse"', put: 'children: "Выбрать файл"', times: 1 },
  { find: '`Remove list item ${itemIndex + 1}`', put: '`Удалить запись ${itemIndex + 1}`', times: 1 },
];

/** The viewer's module text with Russian literals. Error: a literal is not where it was. */
export function russianViewerSource(source: string): string {
  return LITERALS.reduce((text, { find, put, times }) => {
    const parts = text.split(find);
    if (parts.length - 1 !== times) throw new Error(`form-js has moved a text to translate: ${find}`);
    return parts.join(put);
  }, source);
}
