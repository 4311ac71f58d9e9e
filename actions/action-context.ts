/** What every action is given besides its own input: who acts and what time it is. */
export type Actor =
  | { readonly kind: 'PERSON'; readonly userId: string }
  | { readonly kind: 'WORKER' | 'WATCHDOG' | 'DISPATCHER'; readonly userId: null };

export type ActionContext = { readonly actor: Actor; readonly now: string };
