/** A recorded road as the script of another case: under ids of its own, each answer given once. */
import { randomUUID } from 'node:crypto';
import type { MessageCommand } from '#engine/send-command.ts';
import type { Answer, Answers, Road } from './recorded-road.ts';

export type RoadScript = {
  readonly caseId: string;
  readonly opening: readonly MessageCommand[];
  /** The next answer to a task; undefined when the recorded people left it lying. */
  readonly answerTask: (place: string) => Answer | undefined;
  /** The next answer to a job. Throws when the recorded workers never had it. */
  readonly answerJob: (place: string) => Answer;
};

const anyId = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;

export function scriptOf(recorded: Road): RoadScript {
  const fresh = new Map<string, string>();
  const renew = (id: string): string => {
    const known = fresh.get(id) ?? randomUUID();
    fresh.set(id, known);
    return known;
  };
  const { caseId, opening, tasks, jobs } = JSON.parse(JSON.stringify(recorded).replace(anyId, renew)) as Road;
  const taken = new Map<string, number>();
  const next = (kind: string, answers: Answers, place: string): Answer | undefined => {
    const turn = taken.get(`${kind} ${place}`) ?? 0;
    taken.set(`${kind} ${place}`, turn + 1);
    return answers[place]?.[turn];
  };
  return {
    caseId,
    opening,
    answerTask: (place) => next('task', tasks, place),
    answerJob: (place) => {
      const answer = next('job', jobs, place);
      if (!answer) throw new Error(`the recorded case had no such job: ${place}`);
      return answer;
    },
  };
}
