/** What a place of the organisation is to its dialogs. */
export type NewPlaceKind = 'territory' | 'centre' | 'unit' | 'agency';
export type Place = { readonly kind: NewPlaceKind; readonly id: string; readonly name: string };
