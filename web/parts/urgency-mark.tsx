/** How urgent a case is: a word in a coloured frame, never colour alone. */
import type { ApiSchemas } from '#generated/api-types.ts';
import { urgencyNames } from '../labels.ts';

export function UrgencyMark({ urgency }: { readonly urgency: ApiSchemas['Urgency'] | null }) {
  return urgency ? <span className={`mark mark_${urgency.toLowerCase()}`}>{urgencyNames[urgency]}</span> : null;
}
