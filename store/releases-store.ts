/** Releases of diagrams, decisions and forms: what was deployed under which number, and what each element needs. */
import type { Knex } from 'knex';

export interface Release {
  readonly id: number;
  readonly state: 'PUBLISHED' | 'DRAFT' | 'RETIRED';
  readonly origin: 'REPOSITORY' | 'METHODOLOGIST';
  /** Of the repository's files when this release was made. */
  readonly repositoryChecksum: string;
  readonly basedOn: number | null;
  /** An instant; null for a draft. */
  readonly validFrom: string | null;
}

export interface ReleaseResource {
  readonly name: string;
  readonly kind: 'bpmn' | 'dmn' | 'form';
  /** As in the repository, without a stamp. */
  readonly content: string;
  readonly checksum: string;
}

export interface ReleaseElement {
  readonly processId: string;
  readonly elementId: string;
  /** The BPMN name with a small first letter: `userTask`, `sequenceFlow`. */
  readonly elementType: string;
  readonly name: string | null;
  readonly step: number | null;
  readonly role: string | null;
  readonly deadlineRules: readonly string[];
  readonly formId: string | null;
  readonly jobType: string | null;
  /** The ends of a sequence flow. */
  readonly sourceId: string | null;
  readonly targetId: string | null;
  /** Works through a list: `itemCollection` is the variable that holds it. */
  readonly multiInstance: boolean;
  readonly itemCollection: string | null;
  /** Of a call: target variable → variable of the called process. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly calledProcess: string | null;
  /** The sub-process around it. */
  readonly scopeId: string | null;
  readonly inEventSubprocess: boolean;
  readonly messageName: string | null;
  /** The activity at whose boundary an event stands. */
  readonly attachedTo: string | null;
  readonly interrupting: boolean;
}

/** The release that new cases are started in; undefined on an empty database. */
export async function releaseInForce(db: Knex, now: string): Promise<Release | undefined> {
  const row = await db('releases')
    .where({ state: 'PUBLISHED' })
    .where('valid_from', '<=', now)
    .orderBy([
      { column: 'valid_from', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first();
  return row && toRelease(row);
}

export async function listReleases(db: Knex): Promise<Release[]> {
  return (await db('releases').orderBy('id')).map(toRelease);
}

/** Numbers of the releases that a running engine must know: published ones and those of running cases, parts and deadlines. */
export async function releasesInUse(db: Knex): Promise<number[]> {
  const { rows } = await db.raw(`SELECT id FROM releases WHERE state = 'PUBLISHED'
    UNION SELECT c.release FROM cases c JOIN releases r ON r.id = c.release WHERE c.status = 'RUNNING'
    UNION SELECT p.release FROM case_parts p JOIN releases r ON r.id = p.release WHERE p.state = 'RUNNING'
    UNION SELECT d.release FROM deadlines d JOIN releases r ON r.id = d.release WHERE d.state IN ('RUNNING', 'PAUSED')
    ORDER BY id`);
  return rows.map(({ id }: { id: number }) => id);
}

export async function readResources(db: Knex, releaseId: number): Promise<ReleaseResource[]> {
  return db('release_resources')
    .where({ release_id: releaseId })
    .orderBy('name')
    .select('name', 'kind', 'content', 'checksum');
}

export async function readElements(db: Knex, releaseId: number): Promise<ReleaseElement[]> {
  const rows = await db('release_elements').where({ release_id: releaseId }).orderBy(['process_id', 'element_id']);
  return rows.map(toElement);
}

/** Lets one process at a time decide about releases, until the transaction ends. */
export const lockReleases = (trx: Knex.Transaction) =>
  trx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('releases', 7))`);

export interface NewRelease {
  readonly state: 'PUBLISHED' | 'DRAFT';
  readonly origin: Release['origin'];
  readonly repositoryChecksum: string;
  readonly basedOn: number | null;
  readonly createdBy: string | null;
  readonly validFrom: string | null;
  readonly now: string;
  readonly note: string;
  readonly resources: readonly ReleaseResource[];
  readonly elements: readonly ReleaseElement[];
}

/** Call under `lockReleases`; returns the new number. */
export async function addRelease(trx: Knex.Transaction, release: NewRelease): Promise<number> {
  const [last] = await trx('releases').max({ id: 'id' });
  const id = Number(last?.id ?? 0) + 1;
  await trx('releases').insert({
    id,
    state: release.state,
    origin: release.origin,
    repository_checksum: release.repositoryChecksum,
    based_on: release.basedOn,
    created_at: release.now,
    created_by: release.createdBy,
    valid_from: release.validFrom,
    note: release.note,
  });
  await trx('release_resources').insert(release.resources.map((resource) => ({ release_id: id, ...resource })));
  if (release.elements.length > 0) {
    await trx.batchInsert(
      'release_elements',
      release.elements.map((element) => toRow(id, element)),
      200,
    );
  }
  return id;
}

/** Published releases that another one has replaced; running cases stay in them. */
export async function retireReleases(trx: Knex.Transaction, before: number): Promise<void> {
  await trx('releases').where({ state: 'PUBLISHED' }).where('id', '<', before).update({ state: 'RETIRED' });
}

const toRow = (id: number, element: ReleaseElement) => ({
  release_id: id,
  process_id: element.processId,
  element_id: element.elementId,
  element_type: element.elementType,
  name: element.name,
  step: element.step,
  role: element.role,
  deadline_rules: element.deadlineRules,
  form_id: element.formId,
  job_type: element.jobType,
  source_id: element.sourceId,
  target_id: element.targetId,
  multi_instance: element.multiInstance,
  item_collection: element.itemCollection,
  outputs: JSON.stringify(element.outputs),
  called_process: element.calledProcess,
  scope_id: element.scopeId,
  in_event_subprocess: element.inEventSubprocess,
  message_name: element.messageName,
  attached_to: element.attachedTo,
  interrupting: element.interrupting,
});

type Row = Record<string, unknown>;

const toRelease = (row: Row): Release => ({
  id: row['id'] as number,
  state: row['state'] as Release['state'],
  origin: row['origin'] as Release['origin'],
  repositoryChecksum: row['repository_checksum'] as string,
  basedOn: row['based_on'] as number | null,
  validFrom: row['valid_from'] as string | null,
});

const toElement = (row: Row): ReleaseElement => ({
  processId: row['process_id'] as string,
  elementId: row['element_id'] as string,
  elementType: row['element_type'] as string,
  name: row['name'] as string | null,
  step: row['step'] as number | null,
  role: row['role'] as string | null,
  deadlineRules: row['deadline_rules'] as string[],
  formId: row['form_id'] as string | null,
  jobType: row['job_type'] as string | null,
  sourceId: row['source_id'] as string | null,
  targetId: row['target_id'] as string | null,
  multiInstance: row['multi_instance'] as boolean,
  itemCollection: row['item_collection'] as string | null,
  outputs: row['outputs'] as ReleaseElement['outputs'],
  calledProcess: row['called_process'] as string | null,
  scopeId: row['scope_id'] as string | null,
  inEventSubprocess: row['in_event_subprocess'] as boolean,
  messageName: row['message_name'] as string | null,
  attachedTo: row['attached_to'] as string | null,
  interrupting: row['interrupting'] as boolean,
});
