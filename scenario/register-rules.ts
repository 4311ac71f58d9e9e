/** What must hold across the fields of a register: days in order, codes and days together, ages that can be. Pure. */
import type { Register, RegisterFamily } from './register-schema.ts';

export type Wrong = { readonly path: readonly (string | number)[]; readonly reason: string };

/** Rulebooks and the production calendar begin on this day. */
const firstDay = '2015-01-01';
const ofAge = 18;
const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Everything that is wrong, all at once. */
export function brokenRules(register: Register): readonly Wrong[] {
  const { period, territories, families } = register;
  return [
    ...(period.to < period.from ? [wrong(['period', 'to'], 'конец периода раньше его начала')] : []),
    ...repeated(territories).map((index) => wrong(['territories', index], 'территория названа дважды')),
    ...repeated(families.map(({ id }) => id)).map((index) => wrong(['families', index, 'id'], 'такой id уже есть')),
    ...families.flatMap((family, index) => brokenIn(register, family, ['families', index])),
  ];
}

const wrong = (path: Wrong['path'], reason: string): Wrong => ({ path, reason });

/** The places at which a value stands again. */
function repeated(values: readonly string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}

type Path = readonly (string | number)[];

function brokenIn(register: Register, family: RegisterFamily, path: Path): readonly Wrong[] {
  const began = family.signal?.on ?? family.openedOn;
  const known = register.territories.includes(family.territory);
  return [
    ...(known ? [] : [wrong([...path, 'territory'], `территории «${family.territory}» нет в списке territories`)]),
    ...(began === null
      ? [wrong([...path, 'openedOn'], 'нужен день открытия (openedOn) или сообщение (signal)')]
      : [
          ...brokenBeginning(register, family, began, path),
          ...brokenEnd(register, family, path),
          ...brokenChildren(register, family, began, path),
        ]),
  ];
}

function brokenBeginning({ period }: Register, family: RegisterFamily, began: string, path: Path): readonly Wrong[] {
  const { openedOn, signal } = family;
  const late = (openedOn ?? began) > period.to;
  const place = [...path, ...(signal ? ['signal', 'on'] : ['openedOn'])];
  return [
    ...(began < firstDay ? [wrong(place, 'справочники и календарь начинаются с 2015 года')] : []),
    ...(signal && openedOn && openedOn < signal.on
      ? [wrong([...path, 'openedOn'], `случай открыт раньше, чем поступило сообщение (${signal.on})`)]
      : []),
    ...(late ? [wrong([...path, openedOn ? 'openedOn' : 'signal'], `начало позже конца периода (${period.to})`)] : []),
  ];
}

function brokenEnd({ period }: Register, family: RegisterFamily, path: Path): readonly Wrong[] {
  const { closedOn, closing, openedOn, signal } = family;
  if (closedOn === null) {
    return closing === null ? [] : [wrong([...path, 'closedOn'], `указано основание ${closing}, но нет дня закрытия`)];
  }
  const from = openedOn ?? signal?.on ?? closedOn;
  const outside = closedOn < period.from || closedOn > period.to;
  return [
    ...(closing === null ? [wrong([...path, 'closing'], 'указан день закрытия, но нет основания')] : []),
    ...(closedOn <= from ? [wrong([...path, 'closedOn'], `случай закрыт не позже, чем начат (${from})`)] : []),
    ...(outside ? [wrong([...path, 'closedOn'], `закрыт вне периода ${period.from} — ${period.to}`)] : []),
  ];
}

/** A child is under age when the case begins, and born before it ends. */
function brokenChildren({ period }: Register, family: RegisterFamily, began: string, path: Path): readonly Wrong[] {
  const last = yearOf(family.closedOn ?? period.to);
  return family.children.flatMap(({ birthYear }, index) => {
    const place = [...path, 'children', index, 'birthYear'];
    if (birthYear > last) return [wrong(place, `родился после ${last} года`)];
    if (yearOf(began) - birthYear > ofAge) return [wrong(place, `к началу случая (${began}) уже старше 18 лет`)];
    const young = family.closing === 'AGE_18' && last - birthYear < ofAge;
    return young ? [wrong(place, `закрыто по совершеннолетию, но в ${last} году 18 лет ещё нет`)] : [];
  });
}
