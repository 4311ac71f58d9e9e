/**
 * How a case ended, from what is known when its main line comes to its end: the decision on the message, that of the consilium with
 * the news of its road, or the closure. Source: domain.md §2 steps 1 and 5, §3 «Closure».
 */
type Known = Readonly<Record<string, unknown>>;

/** withResult: the family's trouble is overcome; otherwise the reason why the case ends without. */
export type Closure = { readonly withResult: boolean; readonly reason: string | null };

const refused: Readonly<Record<string, string>> = { REDIRECT: 'SIGNAL_REDIRECT', REJECT: 'SIGNAL_REJECT' };
const services: Readonly<Record<string, string>> = {
  REFUSED_BY_FAMILY: 'SERVICES_REFUSED_BY_FAMILY',
  REFUSED_BY_PROVIDER: 'SERVICES_REFUSED_BY_PROVIDER',
};

/** `variables` are those of the main line; a code of web/labels.ts. */
export function caseOutcome(variables: Known, closure: Closure | undefined): string {
  const answered = refused[String(variables['signalDecision'])];
  if (answered) return answered;
  if (closure) return closure.withResult ? 'OVERCOME' : (closure.reason ?? 'OTHER');
  if (variables['decision'] === 'NO_CASE') return 'NO_CASE';
  if (variables['decision'] === 'SERVICES_442') return services[String(variables['servicesOutcome'])] ?? 'SERVICES_442';
  return variables['decision'] === 'INTERNAL_WATCH' ? 'WATCH_CLOSED' : 'OTHER';
}
