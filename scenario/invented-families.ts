/** Invented people of scenarios, from a seed: the same seed gives the same families. Nobody of them exists. */

export type InventedChild = { readonly name: string; readonly approxAge: number; readonly birthDate: string };
export type InventedFamily = {
  readonly familyName: string;
  readonly mother: string;
  readonly father: string | null;
  readonly children: readonly InventedChild[];
  readonly address: string;
  readonly school: string;
  readonly reporter: string;
};

/** Each forms its feminine with «а» and its plural with «ых». */
const surnames = [
  'Рябинин', 'Осинкин', 'Лугов', 'Ветров', 'Зорин', 'Ключев', 'Берестов', 'Крапивин', 'Полынов', 'Снежин', 'Тропинин',
  'Родников', 'Грибов', 'Овражин', 'Камышов', 'Васильков', 'Ромашкин', 'Яблонев', 'Дубравин', 'Ежевикин', 'Туманов',
  'Росин', 'Клёнов', 'Щеглов',
]; // prettier-ignore
const mothers = ['Ольга', 'Светлана', 'Наталья', 'Марина', 'Юлия', 'Оксана', 'Алёна', 'Вера', 'Жанна', 'Раиса'];
const fathers = ['Андрей', 'Сергей', 'Виктор', 'Роман', 'Олег', 'Степан', 'Игорь', 'Денис'];
const girls = ['Алиса', 'Варя', 'Соня', 'Даша', 'Маша', 'Вика', 'Настя', 'Уля', 'Поля', 'Катя', 'Тоня', 'Лида'];
const boys = ['Ваня', 'Миша', 'Тимофей', 'Егор', 'Кирилл', 'Артём', 'Лёва', 'Саша', 'Паша', 'Гоша', 'Юра', 'Федя'];
const streets = ['Садовая', 'Мичурина', 'Базарная', 'Южная', 'Большая', 'Солнечная', 'Пионерская', 'Тихая', 'Речная'];
const schools = ['детский сад «Теремок»', 'школа № 3', 'школа № 4', 'лицей', 'детский сад «Берёзка»'];
const reporters = ['соседка', 'классный руководитель', 'участковый врач', 'бабушка', 'житель дома', 'инспектор ПДН'];

type Random = () => number;

/** The invented family number `index` of a seed; `year` is the present one, for the birth dates. */
export function inventFamily(seed: number, index: number, year: number): InventedFamily {
  const random = randomFrom(seed * 7_919 + index * 104_729 + 1);
  const surname = pick(random, surnames);
  const father = random() < 0.6 ? `${surname} ${pick(random, fathers)}` : null;
  return {
    familyName: `Семья ${surname}ых`,
    mother: `${surname}а ${pick(random, mothers)}`,
    father,
    children: Array.from({ length: 1 + whole(random, 3) }, (_none, place) => inventChild(random, surname, place, year)),
    address: `ул. ${pick(random, streets)}, д. ${1 + whole(random, 60)}, кв. ${1 + whole(random, 90)}`,
    school: pick(random, schools),
    reporter: pick(random, reporters),
  };
}

/** The same family with children born on these days (`YYYY-MM-DD`), as old as they are on the day `on`. */
export function withChildren(family: InventedFamily, birthDates: readonly string[], on: string): InventedFamily {
  const surname = family.mother.split(' ')[0] ?? '';
  const names = [
    ...girls.map((name) => `${surname} ${name}`),
    ...boys.map((name) => `${surname.slice(0, -1)} ${name}`),
  ];
  const children = birthDates.map((birthDate, place) => ({
    name: names[(place * 7) % names.length] as string,
    approxAge: Math.max(0, fullYears(birthDate, on)),
    birthDate,
  }));
  return { ...family, children };
}

const fullYears = (birthDate: string, on: string): number =>
  Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (on.slice(5) < birthDate.slice(5) ? 1 : 0);

/** Names of one family's children differ: each place takes from its own part of the lists. */
function inventChild(random: Random, surname: string, place: number, year: number): InventedChild {
  const girl = random() < 0.5;
  const names = (girl ? girls : boys).filter((_name, index) => index % 3 === place);
  const approxAge = 1 + whole(random, 14);
  const month = String(1 + whole(random, 12)).padStart(2, '0');
  const day = String(1 + whole(random, 28)).padStart(2, '0');
  const name = `${girl ? `${surname}а` : surname} ${pick(random, names)}`;
  return { name, approxAge, birthDate: `${year - approxAge - 1}-${month}-${day}` };
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[whole(random, list.length)] as T;
}

const whole = (random: Random, below: number): number => Math.floor(random() * below);

/** mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
