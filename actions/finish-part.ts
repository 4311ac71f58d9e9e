/** A part has come to its end: its row is closed, and the line that called it learns its answer before the engine does. */
import { type EngineVariables, plainVariables } from '#domain/engine-variables.ts';
import type { Transaction } from '#store/database.ts';
import { elementFacts } from '#store/elements-store.ts';
import { type CasePart, findPart, updatePart } from '#store/parts-store.ts';
import { endDeadlinesOfPart } from './end-deadlines.ts';
import { isItem, type Line, mainProcess, noteProgress } from './note-progress.ts';

type Finish = {
  readonly variables: Readonly<Record<string, unknown>>;
  /** `outcome` names the variable that holds the part's outcome; without it the first variable that its caller takes over. */
  readonly headers: Readonly<Record<string, string>>;
  readonly now: string;
};

/** The main line has no end of this kind: nothing happens there. */
export async function finishPart(trx: Transaction, { owner, part }: Line, finish: Finish): Promise<void> {
  if (!part) return;
  const variables = { ...part.variables, ...plainVariables(finish.variables) };
  const caller = part.parentId === null ? null : ((await findPart(trx, part.parentId)) ?? null);
  const call = part.callElement === null ? undefined : await callFacts(trx, part, caller);
  const source = finish.headers['outcome'] ?? Object.values(call?.outputs ?? {})[0];
  const outcome = source === undefined ? null : (variables[source] ?? null);
  await endDeadlinesOfPart(trx, part, finish.now);
  const ended = { state: 'DONE', outcome: outcome === null ? null : String(outcome), ended_at: finish.now } as const;
  await updatePart(trx, part.id, ended, variables);
  if (part.callElement === null) return;
  const answer = answerOf(call?.outputs ?? {}, variables);
  const note = { elementId: part.callElement, kind: isItem(call) ? 'ITEM' : 'CALL', facts: call } as const;
  await noteProgress(trx, { owner, part: caller }, { ...note, answer, actorId: null });
}

const callFacts = (trx: Transaction, part: CasePart, caller: CasePart | null) =>
  elementFacts(trx, part.release, caller?.processId ?? mainProcess, part.callElement ?? '');

/** What the engine's output mappings will hand to the caller; a variable that the part never had is null, as in FEEL. */
const answerOf = (outputs: Readonly<Record<string, string>>, variables: EngineVariables): EngineVariables =>
  Object.fromEntries(Object.entries(outputs).map(([target, source]) => [target, variables[source] ?? null]));
