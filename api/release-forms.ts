/** Forms of releases, read once: the files of a release never change after it was numbered. */
import type { Transaction } from '#store/database.ts';
import { formOfRelease } from '#store/views/release-view.ts';

/** The form of a release by its id; callers share the answer and must not change it. */
export type ReleaseForms = (trx: Transaction, release: number, formId: string) => Promise<Record<string, unknown>>;

export function createReleaseForms(): ReleaseForms {
  const known = new Map<string, Record<string, unknown>>();
  return async (trx, release, formId) => {
    const key = `${release} ${formId}`;
    const form = known.get(key) ?? (await formOfRelease(trx, release, formId));
    known.set(key, form);
    return form;
  };
}
