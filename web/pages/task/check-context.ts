/** The moment, the day at the centre and the known facts against which a form is checked, as the server does it. */
import type { Answers, CheckContext } from '../../form/open-form.ts';
import { serverNow } from '../../server-clock.ts';

/** `today` is the day in the zone of the centre: the Swedish format happens to be ISO. */
export function checkContext(given: Answers, zone: string, at: number = serverNow()): CheckContext {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(at));
  return { now: new Date(at).toISOString(), today, given };
}
