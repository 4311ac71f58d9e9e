/** A life, the family that lives it, and the case in which it is lived. */
import type { InventedFamily } from './invented-families.ts';
import type { Life } from './life.ts';
import type { Script } from './script.ts';

export type Plan = { readonly life: Life; readonly family: InventedFamily; readonly curator?: number };
export type LivedCase = {
  readonly plan: Plan;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly script: Script;
};
