/** What a case keeps at a moment, in words that compare: its open tasks, its clocks, and the processes that run for it. */
import type { Database } from '#store/database.ts';

export type CasePicture = {
  /** `process: element`, once for each open task. */
  readonly tasks: readonly string[];
  /** `process: rule`, of a clock that stands `process: rule (стоит)`. */
  readonly clocks: readonly string[];
  /** Processes beside the main line or called by it. */
  readonly parts: readonly string[];
};

/** The process of the case itself, for short. */
const MAIN = 'main';

const PICTURE = `SELECT
    (SELECT coalesce(json_agg(coalesce(p.process_id, '${MAIN}') || ': ' || t.element_id ORDER BY p.process_id, t.element_id), '[]')
     FROM tasks t LEFT JOIN case_parts p ON p.id = t.part_id
     WHERE t.case_id = c.id AND t.kind = 'ENGINE' AND t.state = 'CREATED' AND t.answered_at IS NULL) AS tasks,
    (SELECT coalesce(json_agg(coalesce(p.process_id, '${MAIN}') || ': ' || d.rule || CASE d.state WHEN 'PAUSED' THEN ' (стоит)' ELSE '' END
       ORDER BY p.process_id, d.rule), '[]')
     FROM deadlines d LEFT JOIN case_parts p ON p.id = d.part_id
     WHERE d.case_id = c.id AND d.state IN ('RUNNING', 'PAUSED')) AS clocks,
    (SELECT coalesce(json_agg(p.process_id ORDER BY p.process_id), '[]')
     FROM case_parts p WHERE p.case_id = c.id AND p.state = 'RUNNING') AS parts
  FROM cases c WHERE c.id = ?`;

export async function pictureOf(db: Database, caseId: string): Promise<CasePicture> {
  const { rows } = await db.raw<{ rows: CasePicture[] }>(PICTURE, [caseId]);
  const [found] = rows;
  if (!found) throw new Error(`no such case: ${caseId}`);
  return found;
}

export type Change = { readonly came: readonly string[]; readonly went: readonly string[] };

/** Several changes as one. */
export const both = (...changes: readonly (Change | undefined)[]): Change => ({
  came: changes.flatMap((change) => change?.came ?? []).toSorted(),
  went: changes.flatMap((change) => change?.went ?? []).toSorted(),
});

/** What has come and what has gone between two pictures; a line that stands twice counts twice. */
export function changeOf(before: CasePicture, after: CasePicture): Change {
  const lines = ({ tasks, clocks, parts }: CasePicture) => [
    ...tasks.map((line) => `task ${line}`),
    ...clocks.map((line) => `clock ${line}`),
    ...parts.map((line) => `part ${line}`),
  ];
  return {
    came: without(lines(after), lines(before)).toSorted(),
    went: without(lines(before), lines(after)).toSorted(),
  };
}

function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
