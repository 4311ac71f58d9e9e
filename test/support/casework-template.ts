/**
 * The database that every casework test starts from: reference data, the demonstration's organisation, the repository's release.
 * The first test file of a run that wants it fills it; the others clone it.
 */
import { fileURLToPath } from 'node:url';
import { ensureRelease, loadRepositoryResources } from '#engine/releases.ts';
import { loadOrganisation } from '#seeds/load-organisation.ts';
import { loadReference } from '#seeds/load-reference.ts';
import { connect } from '#store/database.ts';
import { openKeyRing } from '#store/key-ring.ts';
import { scriptedEngine } from '#test/engine/scripted-engine.ts';
import type { ClonedDatabase } from './database.ts';

const published = '2026-01-01T00:00:00Z';
const root = fileURLToPath(new URL('../../', import.meta.url));
const files = {
  organisation: new URL('../../seeds/demo/organisation.json', import.meta.url),
  accounts: new URL('../../seeds/demo/accounts.json', import.meta.url),
};

/** `epoch` is that of the engine which the tests play. */
export async function fillCasework({ ownerUrl, secret }: ClonedDatabase, epoch: string): Promise<void> {
  await loadReference(ownerUrl, openKeyRing({ secret }));
  await loadOrganisation(ownerUrl, files);
  const owner = connect(ownerUrl, { applicationName: 'casework template' });
  try {
    const engine = scriptedEngine(() => undefined);
    await ensureRelease(owner, engine, await loadRepositoryResources(root), published);
    await owner('engine_epochs').insert({ id: epoch, base_id: epoch, current: true, first_seen_at: published });
  } finally {
    await owner.destroy();
  }
}
