/** Starts a process beside the case: its row, and the engine's message. Its place is found by its own log, like that of the case. */
import { randomUUID } from 'node:crypto';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { caseLane } from '#engine/commands.ts';
import type { CaseState } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { enqueue } from '#store/outbox-store.ts';
import { insertPart, runningPart } from '#store/parts-store.ts';

/** The part's id; with `once` that of the part of the process which runs already. */
export async function startPart(
  trx: Transaction,
  owner: CaseState,
  input: {
    readonly processId: string;
    readonly variables?: EngineVariables;
    readonly once?: boolean;
    readonly now: string;
  },
): Promise<string> {
  const { processId, now } = input;
  const running = input.once ? await runningPart(trx, owner.id, processId) : undefined;
  if (running) return running.id;
  const id = randomUUID();
  const { release, curatorId } = owner;
  const place = { caseId: owner.id, seat: owner.seat, partId: id, partSeat: 1 };
  const variables = { curatorId, ...input.variables, ...place };
  await insertPart(trx, {
    id,
    caseId: owner.id,
    processId,
    parentId: null,
    callElement: null,
    mainLine: false,
    release,
    variables,
    startedAt: now,
  });
  const command = { type: 'startPart', partId: id, processId, seat: 1, release, variables } as const;
  await enqueue(trx, caseLane(owner.id), command, { caseId: owner.id, centreId: owner.centreId });
  return id;
}
