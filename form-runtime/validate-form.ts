/**
 * Checks a submission on the server with the very library that drew the form, then with the form's rules across fields.
 * The answer's data are what form-js itself would submit: hidden, shown-only and unknown fields are gone.
 */
import type { FieldError } from '#domain/error.ts';
import { checkFormRules } from '#domain/form-rules/catalogue.ts';
import { checkSize, checkSubmission } from './check-submission.ts';
import { ruleNames, type FormSchema } from './form-schema.ts';
import { openFormThread, type FormThread, type ThreadAnswer } from './form-thread.ts';
import { pickAnswers, withoutBlanks } from './pick-answers.ts';
import { translateFormText } from './russian.ts';

type Data = Readonly<Record<string, unknown>>;

/** data: empty whenever the form could not be filled at all (answers of the wrong kind). */
export type FormCheck = { readonly data: Record<string, unknown>; readonly errors: readonly FieldError[] };

export type FormValidator = {
  /**
   * given: the facts with which the form was opened (options, prefilled rows, shown values); clock: now as an instant,
   * today as the centre's day. Rejects when the form itself is at fault or the check takes too long.
   */
  readonly validate: (
    schema: FormSchema,
    given: Data,
    submission: Data,
    clock: { readonly now: string; readonly today: string },
  ) => Promise<FormCheck>;
  /** Starts the threads (about a second), so that the first form need not wait for them. */
  readonly warm: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const DEFAULTS = { workers: 1, limitMs: 5_000, startLimitMs: 20_000 };

function readable({ path, message }: ThreadAnswer['errors'][number]): FieldError {
  if (!message.startsWith('{"key":')) return { path, message };
  const { key, replacements } = JSON.parse(message) as { key: string; replacements?: Record<string, string | number> };
  return { path, message: translateFormText(key, replacements) };
}

/** Workers: threads with form-js, taken in turn; each starts at its first form or by warm(). */
export function createFormValidator(options: Partial<typeof DEFAULTS> = {}): FormValidator {
  const { workers, ...limits } = { ...DEFAULTS, ...options };
  const threads = Array.from({ length: workers }, () => openFormThread(limits));
  let turn = 0;

  async function validate(
    schema: FormSchema,
    given: Data,
    submission: Data,
    clock: { readonly now: string; readonly today: string },
  ): Promise<FormCheck> {
    const unfit = checkSubmission(schema, given, submission);
    if (unfit.length > 0) return { data: {}, errors: unfit };
    const answers = pickAnswers(schema, given, submission);
    const tooMuch = checkSize(answers);
    if (tooMuch.length > 0) return { data: {}, errors: tooMuch };
    const thread = threads[(turn += 1) % threads.length]!;
    const { data, errors } = await thread.ask(schema, { ...given, ...(withoutBlanks(answers) as Data) });
    const broken = checkFormRules(ruleNames(schema), data, { ...clock, given });
    const own = errors.map(readable);
    return { data, errors: [...own, ...broken.filter(({ path }) => !own.some((error) => error.path === path))] };
  }

  const forAll = async (act: (thread: FormThread) => Promise<void>) => void (await Promise.all(threads.map(act)));
  return { validate, warm: () => forAll((thread) => thread.warm()), close: () => forAll((thread) => thread.close()) };
}
