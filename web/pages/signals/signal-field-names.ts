/** How the fields of a message are called on the screen and where they stand in the page. Pure. */

const labels: Readonly<Record<string, string>> = {
  receivedAt: 'Когда получено',
  channel: 'Как получено',
  source: 'Источник',
  reporter: 'Кто сообщил',
  familyName: 'Как известна семья',
  location: 'Где находятся дети',
  territoryId: 'Территория',
  reason: 'Основная причина',
  facts: 'Что сообщили',
  dangerNow: 'Опасность сейчас',
  children: 'Дети',
  name: 'имя',
  approxAge: 'возраст',
};

/** «Что сообщили», «Ребёнок 2: имя»; the path itself for a field that this version does not know. */
export function labelOfField(path: string): string {
  const [first = '', row, field] = path.split('.');
  if (first !== 'children' || row === undefined) return labels[first] ?? path;
  return `Ребёнок ${Number(row) + 1}: ${labels[field ?? ''] ?? 'запись'}`;
}

export function idOfField(path: string): string {
  return `signal-${path.replaceAll('.', '-')}`;
}
