/** For every threat found the form says what holds it, or that nothing does (§ safety: controls K1–K6). */
import { errorIf, isBlank, partOf, type FieldError, type FormRule } from './form-rule.ts';

function controlOf(code: string, threat: Readonly<Record<string, unknown>>): readonly FieldError[] {
  if (threat.answer !== 'YES') return [];
  if (isBlank(threat.control)) {
    return [{ path: `safety.${code}.control`, message: 'Укажите меру, которая снимает угрозу, или «Меры нет».' }];
  }
  return errorIf(
    threat.control !== 'NONE' && isBlank(threat.controlState),
    `safety.${code}.controlState`,
    'Отметьте, согласована ли мера.',
  );
}

export const threatsNeedControl: FormRule = (data) =>
  Object.entries(partOf(data.safety)).flatMap(([code, threat]) => controlOf(code, partOf(threat)));
