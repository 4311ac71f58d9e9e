/** An unsafe finding or a new threat at a visit: the emergency begins beside the case, which goes on or waits by its own diagram. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { Transaction } from '#store/database.ts';
import { beginEmergency } from './begin-emergency.ts';
import type { JobContext } from './job-context.ts';

const told = {
  ASSESSMENT: 'По оценке безопасности ребёнку угрожает опасность, мера не согласована или нарушена',
  VISIT: 'При посещении семьи обнаружена новая угроза',
} as const;

export async function startEmergency(trx: Transaction, { owner, part, now }: JobContext): Promise<EngineVariables> {
  const source = part?.processId === 'patronage' || part?.processId === 'internal-watch' ? 'VISIT' : 'ASSESSMENT';
  await beginEmergency(trx, owner, { source, cause: null, reason: told[source], startedBy: null }, now);
  return {};
}
