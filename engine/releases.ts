/**
 * Releases: the repository's files are release 1; a start never overwrites what a methodologist published, the repository's newer
 * version is then offered as a draft (docs/architecture.md, «Releases»).
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Database, Transaction } from '#store/database.ts';
import {
  addRelease,
  listReleases,
  lockReleases,
  readResources,
  type Release,
  releaseInForce,
  type ReleaseResource,
  releasesInUse,
  retireReleases,
} from '#store/releases-store.ts';
import { releaseElements } from './release-elements.ts';
import { stamp } from './stamp-resources.ts';
import type { Zeebe } from './zeebe.ts';

const FOLDERS = ['processes', 'forms'];
const KINDS: Readonly<Record<string, ReleaseResource['kind']>> = { '.bpmn': 'bpmn', '.dmn': 'dmn', '.form': 'form' };

/** Diagrams, decisions and forms of the repository whose root this is, in the order of their names. */
export async function loadRepositoryResources(root: string): Promise<ReleaseResource[]> {
  const folders = await Promise.all(
    FOLDERS.map(async (folder) => (await readdir(path.join(root, folder))).map((name) => path.join(folder, name))),
  );
  const names = folders
    .flat()
    .filter((name) => path.extname(name) in KINDS)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const content = await readFile(path.join(root, name), 'utf8');
      const kind = KINDS[path.extname(name)] ?? 'form';
      return { name: path.basename(name), kind, content, checksum: checksum(content) };
    }),
  );
}

const checksum = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One checksum of a whole set of files. */
export const setChecksum = (resources: readonly ReleaseResource[]): string =>
  checksum(
    resources
      .map((resource) => `${resource.name} ${resource.checksum}`)
      .sort()
      .join('\n'),
  );

export interface EnsuredRelease {
  /** The number that new cases are started in. */
  readonly inForce: number;
  /** A draft of the repository's version, made because a methodologist's release is in force. */
  readonly offered: number | null;
}

/** At every start: brings the repository's files among the releases and deploys all releases in use. */
export async function ensureRelease(
  db: Database,
  zeebe: Zeebe,
  resources: readonly ReleaseResource[],
  now: string,
): Promise<EnsuredRelease> {
  const ensured = await db.transaction((trx) => admitRepository(trx, resources, now));
  await deployReleasesInUse(db, zeebe);
  return ensured;
}

async function admitRepository(
  trx: Transaction,
  resources: readonly ReleaseResource[],
  now: string,
): Promise<EnsuredRelease> {
  await lockReleases(trx);
  const releases = await listReleases(trx);
  const inForce = await releaseInForce(trx, now);
  const id = inForce?.id;
  if (inForce && id !== undefined && releases.some((release) => belongsToMethodologist(release, inForce, now))) {
    const known = releases.some((release) => isOf(release, resources));
    return {
      inForce: id,
      offered: known ? null : await addFromRepository(trx, { resources, now, basedOn: id, state: 'DRAFT' }),
    };
  }
  if (inForce && id !== undefined && isOf(inForce, resources)) return { inForce: id, offered: null };
  const added = await addFromRepository(trx, { resources, now, basedOn: id ?? null, state: 'PUBLISHED' });
  await retireReleases(trx, added);
  return { inForce: added, offered: null };
}

/** In force, or published for a later day. */
const belongsToMethodologist = (release: Release, inForce: Release, now: string): boolean =>
  release.origin === 'METHODOLOGIST' &&
  release.state === 'PUBLISHED' &&
  (release.id === inForce.id || (release.validFrom ?? '') > now);

const isOf = (release: Release, resources: readonly ReleaseResource[]): boolean =>
  release.repositoryChecksum === setChecksum(resources);

interface FromRepository {
  readonly resources: readonly ReleaseResource[];
  readonly now: string;
  readonly basedOn: number | null;
  readonly state: 'DRAFT' | 'PUBLISHED';
}

async function addFromRepository(
  trx: Transaction,
  { resources, now, basedOn, state }: FromRepository,
): Promise<number> {
  return addRelease(trx, {
    state,
    origin: 'REPOSITORY',
    repositoryChecksum: setChecksum(resources),
    basedOn,
    createdBy: null,
    validFrom: state === 'PUBLISHED' ? now : null,
    now,
    note: '',
    resources,
    elements: await releaseElements(resources),
  });
}

/** Deploys one release under its stamp; the engine takes an equal deployment as done. */
async function deployRelease(db: Database, zeebe: Zeebe, releaseId: number): Promise<void> {
  await zeebe.deploy(await stamp(await readResources(db, releaseId), releaseId));
}

/** Also for a new engine epoch: everything that a running case or deadline needs, and what new cases need. */
export async function deployReleasesInUse(db: Database, zeebe: Zeebe): Promise<readonly number[]> {
  const numbers = await releasesInUse(db);
  for (const number of numbers) await deployRelease(db, zeebe, number);
  return numbers;
}

export interface ResourceDifference {
  readonly name: string;
  readonly change: 'ADDED' | 'REMOVED' | 'CHANGED';
}

/** Which files differ between two releases. */
export async function releaseDifference(db: Database, from: number, to: number): Promise<ResourceDifference[]> {
  const before = new Map((await readResources(db, from)).map(({ name, checksum: sum }) => [name, sum]));
  const after = new Map((await readResources(db, to)).map(({ name, checksum: sum }) => [name, sum]));
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name): ResourceDifference[] => {
    if (!before.has(name)) return [{ name, change: 'ADDED' }];
    if (!after.has(name)) return [{ name, change: 'REMOVED' }];
    return before.get(name) === after.get(name) ? [] : [{ name, change: 'CHANGED' }];
  });
}
