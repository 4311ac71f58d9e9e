/**
 * Two short lives with parts, made for being struck: one whose members vote hour by hour, one in which patronage, informing of the
 * bodies and an emergency run beside the programme at the same time. And how to tell that this moment has come.
 */
import { safeLow, safeMedium } from '#scenario/assessment-pictures.ts';
import { day, decided, from, visited } from '#scenario/life-parts.ts';
import { answer, type Life } from '#scenario/life.ts';
import type { Database } from '#store/database.ts';

const voting: Life = {
  code: 'voting',
  title: 'Члены консилиума голосуют час за часом',
  signal: from('HEALTH', { channel: 'letter', facts: 'Мать редко бывает на приёме.' }),
  steps: [
    ...visited,
    answer('assess', safeLow, day),
    decided('NO_CASE'),
    ...[1, 2, 3].map((hours) => answer('castVote', { vote: 'FOR' }, { hours })),
    answer('closeWithoutCase', {}, day),
  ],
  ends: { outcome: 'NO_CASE' },
};

const besides: Life = {
  code: 'besides',
  title: 'Рядом с программой: посещения, уведомления и экстренное реагирование; потом новое решение',
  signal: from('EDUCATION', { channel: 'letter', facts: 'Дети приходят голодными.' }),
  steps: [
    ...visited,
    answer('assess', safeMedium, day),
    decided('OPEN_CASE'),
    answer('recordReceipts', {}, { days: 8 }),
    answer('homeVisit', { visitOutcome: 'NEW_THREAT', newThreats: 'В доме посторонний угрожает детям' }, day),
    answer('checkSafety', {}, { hours: 6 }),
    answer('assess', safeMedium, { hours: 4 }),
    answer('monitorPlan', { proposal: 'COMPLETE' }, { days: 4 }),
    answer('closeCase', {}, day),
  ],
  ends: { outcome: 'OVERCOME' },
};

export const struckLives: readonly Life[] = [voting, besides];

const asks = (sql: string) => async (db: Database) => {
  const { rows } = await db.raw<{ rows: { reached: boolean }[] }>(`SELECT (${sql}) AS reached`);
  return rows[0]?.reached === true;
};

/** One member has voted, another not yet. */
export const isBeingVoted = asks(`EXISTS (SELECT 1 FROM consilium_agendas a WHERE a.state = 'OPEN'
  AND EXISTS (SELECT 1 FROM consilium_votes v WHERE v.agenda_id = a.id AND v.vote IS NOT NULL)
  AND EXISTS (SELECT 1 FROM consilium_votes v WHERE v.agenda_id = a.id AND v.vote IS NULL))`);

/** Three processes run beside one case, each in the engine. */
export const runsBeside = asks(`EXISTS (SELECT 1 FROM case_parts p
  WHERE p.state = 'RUNNING' AND p.process_id IN ('patronage', 'inform-agencies', 'emergency-response') AND p.instance_key IS NOT NULL
  GROUP BY p.case_id HAVING count(DISTINCT p.process_id) = 3)`);
