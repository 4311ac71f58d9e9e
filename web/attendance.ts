/** Whether somebody is at this window: what an unattended one reads by itself must not keep its session alive. */

const UNATTENDED_AFTER_MS = 120_000;
let lastInput = Date.now();

for (const type of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart']) {
  globalThis.addEventListener?.(type, () => (lastInput = Date.now()), { passive: true, capture: true });
}

export function isUnattended(): boolean {
  return Date.now() - lastInput > UNATTENDED_AFTER_MS;
}
