/** Words of notices: the facts on which bodies are informed (120-FZ art. 9) and the bodies, as the decision tables name them. */
import { nameOf } from './labels.ts';

export const noticeFactNames: Readonly<Record<string, string>> = {
  RIGHTS_VIOLATED: 'Нарушены права и свободы ребёнка',
  EDUCATION_WORK_REST_HOUSING: 'Нарушено право на образование, труд, отдых, жильё',
  NO_CARE_OR_THREAT: 'Нет родительского попечения или есть угроза жизни, здоровью',
  NEGLECTED_OR_SOP: 'Ребёнок безнадзорен или семья в СОП',
  CRUELTY_OR_OFFENCES: 'Жестокое обращение или вовлечение в правонарушения',
  PROBATION_CATEGORY: 'Касается уголовно-исполнительной инспекции',
  NEEDS_TREATMENT: 'Нужны обследование или лечение',
  NOT_ATTENDING_SCHOOL: 'Не посещает школу',
  LEISURE_OR_WORK: 'Нужна помощь с досугом или занятостью',
  WORK_RESULTS: 'Итоги работы с семьёй',
  EXTRA: 'По решению специалиста',
};

/** The bodies by the kind of agency. */
export const recipientNames: Readonly<Record<string, string>> = {
  PROSECUTOR: 'Прокуратура',
  KDN: 'КДНиЗП',
  GUARDIANSHIP: 'Орган опеки',
  SOCIAL_PROTECTION: 'Орган соцзащиты',
  POLICE: 'Полиция (ПДН)',
  PROBATION: 'Уголовно-исполнительная инспекция',
  HEALTH: 'Орган здравоохранения',
  EDUCATION: 'Орган образования',
  YOUTH: 'Орган по делам молодёжи',
};

/** A row of a table, `FACT>RECIPIENT`, in words. Pure. */
export function noticeRowText(row: string): string {
  const [fact, recipient] = row.split('>');
  return recipient ? `${nameOf(recipientNames, recipient)}: ${nameOf(noticeFactNames, fact)}` : row;
}
