/** How often one person may ask for what costs the server much. Data: rulebook `request-limits`. */
import type { Budget } from './sign-in-rules.ts';

/** PDF: a paper made by LibreOffice; UPLOAD: a template to be checked; SEARCH: by words over many rows. */
export type CostlyKind = 'PDF' | 'UPLOAD' | 'SEARCH';
export type RequestLimits = Readonly<Record<CostlyKind, Budget>>;
