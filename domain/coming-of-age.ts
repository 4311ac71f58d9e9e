/** When a child comes of age; a family case ends by age only if no other minor remains (120-ФЗ ст. 7, domain.md §3 «Closure»). */
import { Temporal } from 'temporal-polyfill';

const adult = 18;

export type ChildAge = {
  /** Day `YYYY-MM-DD`. */
  readonly birthDate: string | null;
  /** Full years as they were told when the child was first noted. */
  readonly approxAge: number | null;
  /** Day on which the child was first noted. */
  readonly notedOn: string;
};

/** The day of the eighteenth birthday; by the told age its latest possible day; null when neither is known. */
export function comesOfAgeOn({ birthDate, approxAge, notedOn }: ChildAge): string | null {
  if (birthDate) return Temporal.PlainDate.from(birthDate).add({ years: adult }).toString();
  if (approxAge === null) return null;
  return Temporal.PlainDate.from(notedOn)
    .add({ years: adult - approxAge })
    .toString();
}
