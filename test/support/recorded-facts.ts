/** Rows of facts as actions write them, with only those columns that a test is about: the others get an empty value of their type. */
import { randomUUID } from 'node:crypto';
import type { Casework } from './casework.ts';
import { idOf } from './casework.ts';

type Row = Readonly<Record<string, unknown>>;
type Column = { readonly column_name: string; readonly data_type: string };

const empty: Readonly<Record<string, unknown>> = {
  integer: 0,
  boolean: false,
  jsonb: '{}',
  date: '2026-01-01',
  text: '',
  ARRAY: [],
  'timestamp with time zone': '2026-01-01T00:00:00Z',
};

/** Adds a fact of a case with a submission of its own. */
export async function addFact(casework: Casework, table: string, caseId: string, facts: Row): Promise<string> {
  const { owner } = casework;
  const columns: Column[] = await owner('information_schema.columns')
    .where({ table_name: table, is_nullable: 'NO', column_default: null })
    .select('column_name', 'data_type');
  const required = Object.fromEntries(columns.map(({ column_name, data_type }) => [column_name, empty[data_type]]));
  const id = randomUUID();
  const submission_id = await addSubmission(casework, caseId, 'fact', {});
  const given = { id, case_id: caseId, ...('submission_id' in required ? { submission_id } : {}) };
  await owner(table).insert({ ...required, ...given, ...facts });
  return id;
}

export async function addSubmission(
  casework: Casework,
  caseId: string,
  formId: string,
  data: Row,
  submittedAt = '2026-01-01T00:00:00Z',
): Promise<string> {
  const id = randomUUID();
  const person = { task_id: randomUUID(), submitted_by: idOf(casework, 'head'), submitted_at: submittedAt };
  const form = { form_id: formId, form_release: 1, data: JSON.stringify(data) };
  await casework.owner('submissions').insert({ id, case_id: caseId, ...person, ...form });
  return id;
}
