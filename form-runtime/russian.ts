/** Russian for every text that form-js 2.0 asks its `translate` module for; used by the server's messages and by the browser's forms. */

export const RUSSIAN_FORM_TEXTS: Readonly<Record<string, string>> = {
  'Add new': 'Добавить',
  'All values selected': 'Выбраны все значения',
  "binding path '{value}' is already claimed": 'ключ «{value}» уже занят другим полем',
  'Click to remove sorting': 'Убрать сортировку',
  'Click to sort by {value} ascending': 'Сортировать по возрастанию: {value}',
  'Click to sort by {value} descending': 'Сортировать по убыванию: {value}',
  Collapse: 'Свернуть',
  'Date and time must both be entered.': 'Укажите и дату, и время.',
  Decrement: 'Уменьшить',
  'Document reference is not defined.': 'Документ не указан.',
  'Download {fileName}': 'Скачать {fileName}',
  'Expand all ({value})': 'Показать все ({value})',
  "External content couldn't be loaded.": 'Не удалось загрузить внешнее содержимое.',
  'Field is required.': 'Заполните это поле.',
  'Field must be a valid email.': 'Проверьте адрес электронной почты.',
  'Field must be a valid international phone number. (e.g. +4930664040900)':
    'Запишите телефон с кодом страны, например +79001234567.',
  'Field must have maximum length of {value}.': 'Слишком длинно: знаков должно быть не больше {value}.',
  'Field must have maximum value of {value}.': 'Значение должно быть не больше {value}.',
  'Field must have minimum length of {value}.': 'Слишком коротко: знаков должно быть не меньше {value}.',
  'Field must have minimum value of {value}.': 'Значение должно быть не меньше {value}.',
  'Field must match pattern {value}.': 'Значение не подходит к образцу {value}.',
  Increment: 'Увеличить',
  'Max validation value is not a valid number.': 'Наибольшее значение в настройках поля не является числом.',
  'Min validation value is not a valid number.': 'Наименьшее значение в настройках поля не является числом.',
  'Next page': 'Следующая страница',
  'No content to show.': 'Показывать нечего.',
  'No files selected': 'Файлы не выбраны',
  'No results': 'Ничего не найдено',
  'Nothing to show.': 'Показывать нечего.',
  'Please select a valid value, the two nearest valid values are {previousValue} and {nextValue}.':
    'Выберите допустимое значение; ближайшие: {previousValue} и {nextValue}.',
  'Previous page': 'Предыдущая страница',
  'Remove tag': 'Убрать',
  Search: 'Поиск',
  'Skip to search': 'Перейти к поиску',
  'Unable to download document': 'Не удалось скачать документ',
  'Value is expected to be an integer.': 'Нужно целое число.',
  'Value is expected to have at most 1 decimal digit.': 'Не больше одного знака после запятой.',
  'Value is expected to have at most {value} decimal digits.': 'Знаков после запятой должно быть не больше {value}.',
  'Value is not a number.': 'Нужно число.',
  '{page} of {total}': '{page} из {total}',
  '{value} files selected': 'Выбрано файлов: {value}',
};

/** The Russian text with its places filled; an unknown text comes back as it is, and a test of the viewer's texts fails. */
export function translateFormText(text: string, replacements: Readonly<Record<string, string | number>> = {}): string {
  const russian = Object.hasOwn(RUSSIAN_FORM_TEXTS, text) ? (RUSSIAN_FORM_TEXTS[text] ?? text) : text;
  return russian.replace(/{([^}]+)}/g, (place, name: string) => String(replacements[name] ?? place));
}

/** For `additionalModules` of a form-js form in the browser. */
export const russianFormModule = { translate: ['value', translateFormText] } as const;
