/** Tasks that this person has just completed: an answer that was already under way must not bring them back to the list. */
import type { ApiSchemas } from '#generated/api-types.ts';

const done = new Set<string>();

export function rememberDone(taskId: string): void {
  done.add(taskId);
}

/** The list without tasks completed in this window. */
export function withoutDone(list: ApiSchemas['TaskList']): ApiSchemas['TaskList'] {
  return done.size === 0 ? list : { ...list, items: list.items.filter((task) => !done.has(task.id)) };
}
