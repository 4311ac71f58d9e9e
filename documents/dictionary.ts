/**
 * The data dictionary of a paper: which tags its template may use and what each one means. The facts of a paper are typed by it,
 * so a tag cannot be promised and not filled.
 */

/** A tag that is a text; a condition (`{#tag}…{/tag}` stays when it holds); a list (`{#tag}…{/tag}` repeats, with tags of its rows). */
type Condition = { readonly condition: string };
type List = { readonly list: string; readonly rows: Dictionary };
export type Meaning = string | Condition | List;
export type Dictionary = { readonly [tag: string]: Meaning };

/** Facts that fill every tag of a dictionary. */
export type TagsOf<D extends Dictionary> = {
  readonly [T in keyof D]: D[T] extends string
    ? string
    : D[T] extends Condition
      ? boolean
      : D[T] extends { readonly rows: infer R extends Dictionary }
        ? readonly TagsOf<R>[]
        : never;
};

export type TagValue = string | boolean | readonly Tags[];
export type Tags = { readonly [tag: string]: TagValue };

export const isList = (meaning: Meaning): meaning is List => typeof meaning === 'object' && 'rows' in meaning;

/** The meaning in words. */
export function meaningText(meaning: Meaning): string {
  if (typeof meaning === 'string') return meaning;
  return isList(meaning) ? meaning.list : meaning.condition;
}

/** The text of a tag; empty when there is none. */
export function textTag(tags: Tags | undefined, tag: string): string {
  const value = tags?.[tag];
  return typeof value === 'string' ? value : '';
}

/** The rows of a list; none when there is no such list. */
export function rowsTag(tags: Tags, tag: string): readonly Tags[] {
  const value = tags[tag];
  return typeof value === 'object' ? value : [];
}
