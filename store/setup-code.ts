/** The code that lets somebody begin a system without people: 80 bits in groups of four; worth nothing once people are there. */
const digits = 20;

/** From the hexadecimal password that is derived for this purpose (`setup`). */
export function setupCodeOf(derived: string): string {
  return (plain(derived).slice(0, digits).match(/.{4}/g) ?? []).join('-');
}

/** Whether the code was typed, in whatever case and with whatever spaces or dashes. */
export function isSetupCode(derived: string, typed: string): boolean {
  return plain(typed) === plain(setupCodeOf(derived));
}

function plain(text: string): string {
  return text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
}
