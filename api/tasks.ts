/** The task list, a task with its form and what is known, and what a person does with it. */
import type { Router } from 'express';
import type * as z from 'zod';
import { claimTask, unclaimTask } from '#actions/claim-task.ts';
import { completeTask, openTask } from '#actions/complete-task.ts';
import { saveDraft } from '#actions/save-draft.ts';
import { attentionWords } from '#domain/attention-words.ts';
import { DomainError } from '#domain/error.ts';
import { dayOf } from '#domain/working-days.ts';
import { engineVariables } from '#form-runtime/engine-variables.ts';
import type { FormSchema } from '#form-runtime/form-schema.ts';
import { shownFacts } from '#form-runtime/shown-facts.ts';
import type { FormValidator } from '#form-runtime/validate-form.ts';
import { findCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import type { SignedInPerson } from '#store/people-store.ts';
import { placeOf } from '#store/places-store.ts';
import { foundCases } from '#store/searches-store.ts';
import { findDraft } from '#store/submissions-store.ts';
import { findTask } from '#store/tasks-store.ts';
import { formFactsView } from '#store/views/form-facts-view.ts';
import {
  taskCountsView,
  type TaskFilter,
  type TaskListItem,
  taskListView,
  type TaskView,
  taskView,
} from '#store/views/task-list-view.ts';
import { readingCase } from './case-reading.ts';
import { operate, requireAccess, type Tools } from './operate.ts';
import type { ReleaseForms } from './release-forms.ts';
import * as contract from './tasks-schemas.ts';

type Row = z.input<typeof contract.taskRow>;

export type TaskTools = Tools & { readonly validator: FormValidator; readonly forms: ReleaseForms };

export function taskRoutes(router: Router, tools: TaskTools): void {
  operate(router, tools, contract.listTasks, ({ query, now, look }) =>
    look((trx, person) => listed(trx, person, query, now)),
  );

  operate(router, tools, contract.searchTasks, ({ body, now, look }) =>
    look(async (trx, person) => {
      const { search: words, ...filter } = body;
      requireAccess(person, 'work', 'TaskList');
      const search = { words, caseIds: await foundCases(trx, person.id, words) };
      return listed(trx, person, { ...filter, search }, now);
    }),
  );

  operate(router, tools, contract.readTask, ({ params, userId, look }) =>
    look((trx) => describe(trx, tools.forms, params.taskId, userId)),
  );

  operate(router, tools, contract.claimTask, ({ params, userId, now, transact }) =>
    transact(async (trx) => {
      await claimTask(trx, params.taskId, { userId, now });
      return shownTask((await found(trx, params.taskId)).item);
    }),
  );

  operate(router, tools, contract.unclaimTask, ({ params, userId, now, transact }) =>
    transact(async (trx) => {
      await unclaimTask(trx, params.taskId, { userId, now });
      return shownTask((await found(trx, params.taskId)).item);
    }),
  );

  operate(router, tools, contract.saveDraft, ({ params, body, userId, now, transact }) =>
    transact((trx) => saveDraft(trx, { taskId: params.taskId, data: body.data }, { userId, now })),
  );

  operate(router, tools, contract.completeTask, async ({ params, body, userId, now, look, transact }) => {
    const { taskId } = params;
    const { form, facts, today } = await look((trx) => questionOf(trx, tools.forms, { taskId, userId, now }));
    const { data, errors } = await tools.validator.validate(form, facts, body.data, { now, today });
    if (errors.length > 0) throw new DomainError('INVALID_INPUT', { fields: errors });
    const completion = { taskId, data, variables: engineVariables(form, data), shown: shownFacts(form, facts) };
    return transact((trx) => completeTask(trx, completion, { userId, now }));
  });
}

async function listed(trx: Transaction, person: SignedInPerson, filter: TaskFilter, now: string) {
  requireAccess(person, 'work', 'TaskList');
  if (filter.list === 'unit') requireAccess(person, 'read', 'UnitTasks');
  const items = await taskListView(trx, filter);
  return { asOf: now, items: items.map(shownTask), counts: await taskCountsView(trx) };
}

/** A row of the list as the API shows it. */
export const shownTask = (item: TaskListItem): Row => ({ ...item, role: item.role as Row['role'] });

async function found(trx: Transaction, taskId: string): Promise<TaskView> {
  const view = await taskView(trx, taskId);
  if (!view) throw new DomainError('NOT_FOUND');
  return view;
}

/** The form as the task asks it, with what was known when it was opened. */
async function questionOf(
  trx: Transaction,
  forms: ReleaseForms,
  { taskId, userId, now }: { taskId: string; userId: string; now: string },
) {
  const task = await openTask(trx, taskId, userId, false);
  const owner = await findCase(trx, task.caseId);
  if (!owner) throw new DomainError('NOT_FOUND');
  const form = (await forms(trx, task.release, task.formId)) as unknown as FormSchema;
  const { timeZone } = await placeOf(trx, owner.centreId);
  return { form, facts: await formFactsView(trx, task.formId, owner, task.partId), today: dayOf(now, timeZone) };
}

const reasons = {
  ANSWERED: 'Задача уже выполнена',
  CANCELED: 'Задача больше не нужна: процесс ушёл дальше',
  TAKEN: 'Задачу выполняет другой специалист',
  CLAIM_FIRST: 'Чтобы заполнить форму, возьмите задачу себе',
} as const;

async function describe(trx: Transaction, forms: ReleaseForms, taskId: string, userId: string) {
  const view = await found(trx, taskId);
  const task = await findTask(trx, taskId, false);
  const owner = task && (await findCase(trx, task.caseId));
  if (!task || !owner) throw new DomainError('NOT_FOUND');
  const what = { action: 'READ_TASK', subjectKind: 'task', subjectId: taskId, purpose: 'TASK', seen: true } as const;
  await readingCase(trx, { userId, caseId: task.caseId, ...what });
  const draft = await findDraft(trx, task, userId);
  const facts = await formFactsView(trx, view.formId, owner, task.partId);
  const readOnlyReason = whyReadOnly(view);
  return {
    task: shownTask(view.item),
    elementId: view.elementId,
    processId: view.processId ?? '',
    release: view.release,
    form: await forms(trx, view.release, view.formId),
    data: { ...facts, ...draft?.data },
    draftSavedAt: draft?.savedAt ?? null,
    claimable: view.state === 'OPEN' && view.item.assignee === null,
    editable: readOnlyReason === null,
    readOnlyReason,
    state: view.state,
    explanation: explain(view),
  };
}

function whyReadOnly(view: TaskView): string | null {
  if (view.state !== 'OPEN') return reasons[view.state];
  if (!view.item.assignee) return reasons.CLAIM_FIRST;
  return view.item.mine ? null : reasons.TAKEN;
}

const explain = (view: TaskView): string | null =>
  view.item.kind === 'ATTENTION' ? attentionWords(view.payload) : null;
