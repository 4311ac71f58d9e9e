/** One hostile text, named by what it tries. */
export type Hostile = { readonly kind: string; readonly text: string };

/** Texts of one kind. */
export const of = (kind: string, texts: readonly string[]): readonly Hostile[] => texts.map((text) => ({ kind, text }));
