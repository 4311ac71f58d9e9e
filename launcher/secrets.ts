/** Every password of the running system is derived from one secret, so that only one value has to be kept and moved. */
import { createHmac } from 'node:crypto';

/** The password for a name (a database role, `feed`, `clock`): HMAC-SHA256 of the name, in hex. */
export function derivePassword(secret: string, name: string): string {
  return createHmac('sha256', secret).update(name).digest('hex');
}
