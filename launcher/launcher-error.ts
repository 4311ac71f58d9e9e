/** An expected trouble of starting the system: one Russian sentence for the person and, where there is one, the remedy. */
export class LauncherError extends Error {
  readonly remedy: string | undefined;

  constructor(message: string, remedy?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LauncherError';
    this.remedy = remedy;
  }
}

/** What a person sees: one or two lines, no stack trace; unexpected errors keep theirs, because they are ours to mend. */
export function describeError(error: unknown): string {
  if (error instanceof LauncherError) {
    return error.remedy ? `Ошибка: ${error.message}\nЧто сделать: ${error.remedy}` : `Ошибка: ${error.message}`;
  }
  return `Непредвиденная ошибка: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
