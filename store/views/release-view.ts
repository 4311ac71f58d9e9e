/** Releases with their diagrams, tables and forms, and how many running cases stand on each element. */
import type { Transaction } from '../database.ts';

type Row = Record<string, unknown>;

export async function releaseListView(trx: Transaction) {
  const releases: Row[] = await trx('releases').orderBy('id', 'desc');
  const resources: Row[] = await trx('release_resources as r')
    .orderBy('name')
    .select('release_id', 'name', 'kind', 'content', trx.raw(`(${taskOfForm}) AS task`));
  const running: Row[] = await trx('cases')
    .where({ status: 'RUNNING' })
    .groupBy('release')
    .select('release')
    .count('* as n');
  return releases.map((row) => ({
    id: row['id'] as number,
    state: row['state'] as 'PUBLISHED' | 'DRAFT' | 'RETIRED',
    origin: row['origin'] as 'REPOSITORY' | 'METHODOLOGIST',
    validFrom: (row['valid_from'] ?? row['created_at']) as string,
    note: row['note'] as string,
    runningCases: Number(running.find((count) => count['release'] === row['id'])?.['n'] ?? 0),
    resources: resources
      .filter((resource) => resource['release_id'] === row['id'])
      .map((resource) => ({
        name: resource['name'] as string,
        kind: resource['kind'] as 'bpmn' | 'dmn' | 'form',
        title: (resource['task'] as string | null) ?? titleOf(resource),
      })),
  }));
}

/** What the task is called that shows a form; one form may be shown by tasks of several diagrams. */
const taskOfForm = `SELECT min(e.name) FROM release_elements e
  WHERE e.release_id = r.release_id AND e.form_id = CASE r.kind WHEN 'form' THEN r.content::jsonb->>'id' END`;

/** The name of a diagram or table as its author gave it; a form that no task shows is named by its first heading. */
function titleOf({ kind, name, content }: Row): string {
  const pattern =
    kind === 'form' ? /"text":\s*"#+\s*([^"\\\n]+)/ : /<(?:bpmn:process|decision|dmn:decision)\b[^>]*?\sname="([^"]*)"/;
  return pattern.exec(content as string)?.[1]?.trim() || (name as string);
}

export type ResourceView = { readonly kind: 'bpmn' | 'dmn' | 'form'; readonly content: string };

/** One file of a release. */
export async function resourceView(
  trx: Transaction,
  releaseId: number,
  name: string,
): Promise<ResourceView | undefined> {
  return trx('release_resources').where({ release_id: releaseId, name }).first('kind', 'content');
}

/** The form of a release by its id. */
export async function formOfRelease(
  trx: Transaction,
  release: number,
  formId: string,
): Promise<Record<string, unknown>> {
  const { rows } = await trx.raw<{ rows: { content: string }[] }>(
    `SELECT content FROM release_resources WHERE kind = 'form' AND release_id = ? AND content::jsonb->>'id' = ?`,
    [release, formId],
  );
  return JSON.parse(rows[0]?.content ?? '{}') as Record<string, unknown>;
}

/** How many running cases, as far as the reader may see them, stand on each element of a process of the release. */
export async function activeByElementView(
  trx: Transaction,
  releaseId: number,
  processId: string,
): Promise<Record<string, number>> {
  const { rows } = await trx.raw<{ rows: { element_id: string; n: number }[] }>(
    `SELECT e.element_id, count(DISTINCT i.instance_key)::int AS n
     FROM engine_elements e JOIN engine_instances i ON i.epoch = e.epoch AND i.instance_key = e.instance_key
     JOIN engine_epochs p ON p.id = i.epoch AND p.current
     WHERE i.release = ? AND i.process_id = ? AND e.state = 'ACTIVE' AND i.state = 'ACTIVE' AND e.element_type <> 'PROCESS'
     GROUP BY e.element_id`,
    [releaseId, processId],
  );
  return Object.fromEntries(rows.map(({ element_id: element, n }) => [element, n]));
}
