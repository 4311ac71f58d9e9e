/**
 * Brings the supplied templates into the database: a changed one becomes the next version in force, unless a methodologist has
 * put his own in force meanwhile; then it only stands beside his as an offer.
 */
import { suppliedTemplates } from '#documents/supplied-templates.ts';
import type { Database } from '#store/database.ts';
import type { KeyRing } from '#store/key-ring.ts';
import { addTemplateVersion, templateChecksums } from '#store/paper-templates-store.ts';

export async function loadSuppliedTemplates(db: Database, ring: KeyRing, validFrom: string): Promise<void> {
  const supplied = await suppliedTemplates();
  await db.transaction(async (trx) => {
    const known = await templateChecksums(trx);
    for (const template of supplied) {
      const versions = known.filter(({ code }) => code === template.code);
      if (versions.some(({ origin, checksum }) => origin === 'REPOSITORY' && checksum === template.checksum)) continue;
      const own = versions.findLast(({ state }) => state === 'PUBLISHED')?.origin === 'METHODOLOGIST';
      await addTemplateVersion(trx, ring, {
        ...template,
        origin: 'REPOSITORY',
        state: own ? 'OFFERED' : 'PUBLISHED',
        validFrom,
        author: 'исходный шаблон',
        authorId: null,
        note: '',
      });
    }
  });
}
