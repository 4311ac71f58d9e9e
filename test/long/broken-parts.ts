/** What must hold of the parts of cases after any kill: votes, notices, papers and visits once, each running part in one place. */

/** Of a called part the mirror knows only the instance, so parts are joined by it. */
const IN_ENGINE = `engine_instances i JOIN engine_epochs e ON e.id = i.epoch AND e.current AND i.state = 'ACTIVE'`;

export const partQuestions: Readonly<Record<string, string>> = {
  'a running part without its instance': `SELECT p.id, p.process_id FROM case_parts p WHERE p.state = 'RUNNING'
    AND NOT EXISTS (SELECT 1 FROM ${IN_ENGINE} WHERE i.epoch = p.epoch AND i.instance_key = p.instance_key)`,
  'a part beside with a second instance': `SELECT i.part_id FROM ${IN_ENGINE} WHERE i.part_id IS NOT NULL
    GROUP BY i.part_id HAVING count(*) > 1`,
  'an ended part that still runs in the engine': `SELECT p.id, p.process_id FROM case_parts p WHERE p.state <> 'RUNNING'
    AND EXISTS (SELECT 1 FROM ${IN_ENGINE} WHERE i.epoch = p.epoch AND i.instance_key = p.instance_key)`,
  'an instance of a part that no part knows': `SELECT i.process_id, i.instance_key FROM ${IN_ENGINE}
    WHERE i.deadline_id IS NULL AND i.process_id <> 'case-seven-steps'
    AND NOT EXISTS (SELECT 1 FROM case_parts p WHERE p.epoch = i.epoch AND p.instance_key = i.instance_key)`,
  'a process that runs beside a case twice': `SELECT case_id, process_id FROM case_parts WHERE beside AND state = 'RUNNING'
    AND process_id NOT IN ('inform-agencies', 'immediate-notices') GROUP BY case_id, process_id HAVING count(*) > 1`,
  'a called part of a line that has ended': `SELECT p.id FROM case_parts p JOIN cases c ON c.id = p.case_id
    LEFT JOIN case_parts parent ON parent.id = p.parent_id
    WHERE p.state = 'RUNNING' AND NOT p.beside AND coalesce(parent.state, c.status) <> 'RUNNING'`,
  'a vote without its one submission': `SELECT a.part_id, v.user_id FROM consilium_votes v JOIN consilium_agendas a ON a.id = v.agenda_id
    GROUP BY a.part_id, v.user_id HAVING count(v.vote) <> (SELECT count(*) FROM submissions s JOIN tasks t ON t.id = s.task_id
      WHERE s.form_id = 'castVote' AND t.part_id = a.part_id AND t.answered_by = v.user_id)`,
  'a member asked again who has voted': `SELECT t.id FROM tasks t JOIN consilium_agendas a ON a.part_id = t.part_id AND a.state = 'OPEN'
    JOIN consilium_votes v ON v.agenda_id = a.id AND v.user_id::text = t.engine_assignee
    WHERE t.element_id = 'castVote' AND t.state = 'CREATED' AND v.vote IS NOT NULL`,
  'two protocols of an agenda': `SELECT agenda_id FROM consilium_protocols GROUP BY agenda_id HAVING count(*) > 1`,
  'a notice prepared twice': `SELECT part_id, fact, agency_id FROM agency_notices GROUP BY part_id, fact, agency_id HAVING count(*) > 1`,
  'informing of a decision begun twice': `SELECT case_id FROM case_parts WHERE process_id = 'inform-agencies' GROUP BY case_id
    HAVING count(*) > (SELECT count(*) FROM consilium_agendas a WHERE a.case_id = case_parts.case_id AND a.agenda = 'CASE')`,
  'a paper issued twice': `SELECT submission_id, code, subject FROM papers GROUP BY submission_id, origin, code, subject
    HAVING count(*) > 1`,
  'a journal of papers with a gap': `SELECT centre_id, journal, year FROM papers GROUP BY centre_id, journal, year
    HAVING count(*) <> max(ordinal) OR min(ordinal) <> 1`,
  'an emergency that is over for one record only': `SELECT p.id FROM emergencies x JOIN case_parts p ON p.id = x.part_id
    WHERE (x.ended_at IS NULL) <> (p.state = 'RUNNING')`,
};
