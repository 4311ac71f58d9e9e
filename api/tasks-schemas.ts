/** The task list, one task with its form, and what a person does with it. */
import * as z from 'zod';
import { instant, jsonObject, orNull, person, roleCode, urgency, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';

export const taskRow = z
  .object({
    id: uuid,
    kind: z.enum(['ENGINE', 'ATTENTION']).meta({ description: 'Задача процесса или поручение разобраться' }),
    title: z.string(),
    formId: z.string(),
    step: z.int().nullable(),
    caseId: uuid,
    caseNumber: z.string(),
    familyName: z.string().nullable().meta({ description: 'Нет, если роль не видит имён' }),
    urgency: orNull(urgency),
    role: roleCode,
    assignee: orNull(person),
    mine: z.boolean(),
    createdAt: instant,
    dueAt: instant.nullable(),
    dueRule: z.string().nullable(),
    dueTitle: z.string().nullable(),
    paused: z.boolean(),
    overdue: z.boolean(),
    hasDraft: z.boolean(),
  })
  .meta({ id: 'TaskRow' });

const taskList = z
  .object({
    asOf: instant.meta({ description: 'На какой момент список верен' }),
    items: z.array(taskRow),
    counts: z.object({ mine: z.int(), group: z.int(), overdue: z.int() }),
  })
  .meta({ id: 'TaskList' });

const taskDetail = z
  .object({
    task: taskRow,
    elementId: z.string(),
    processId: z.string(),
    release: z.int(),
    form: jsonObject.meta({ description: 'Форма Camunda (form-js)' }),
    data: jsonObject.meta({ description: 'Что уже известно; поверх — черновик' }),
    draftSavedAt: instant.nullable(),
    claimable: z.boolean(),
    editable: z.boolean(),
    readOnlyReason: z.string().nullable(),
    state: z.enum(['OPEN', 'ANSWERED', 'CANCELED']),
    explanation: z.string().nullable().meta({ description: 'Что случилось (для поручений)' }),
  })
  .meta({ id: 'TaskDetail' });

const listName = z.enum(['mine', 'group', 'overdue', 'unit']);
const taskParam = z.object({ taskId: uuid });
const tag = 'Задачи';

export const listTasks = operation({
  id: 'listTasks',
  method: 'get',
  path: '/tasks',
  summary: 'Список задач',
  tag,
  signedIn: true,
  lists: 'tasks',
  query: z.object({ list: listName.default('mine'), step: z.coerce.number().int().min(1).max(7).optional() }),
  success: { status: 200, schema: taskList },
});
export const searchTasks = operation({
  id: 'searchTasks',
  method: 'post',
  path: '/tasks/search',
  summary: 'Найти задачи по номеру случая, семье или названию',
  tag,
  signedIn: true,
  costs: 'SEARCH',
  lists: 'tasks',
  asks: true,
  body: z
    .object({ list: listName, step: z.int().min(1).max(7).optional(), search: z.string().min(1).max(100) })
    .meta({ id: 'TaskSearch' }),
  success: { status: 200, schema: taskList },
});
export const readTask = operation({
  id: 'readTask',
  method: 'get',
  path: '/tasks/{taskId}',
  summary: 'Задача с формой и данными',
  tag,
  signedIn: true,
  params: taskParam,
  success: { status: 200, schema: taskDetail },
});
export const claimTask = operation({
  id: 'claimTask',
  method: 'post',
  path: '/tasks/{taskId}/claim',
  summary: 'Взять задачу себе',
  tag,
  signedIn: true,
  params: taskParam,
  success: { status: 200, schema: taskRow },
  errors: [409],
});
export const unclaimTask = operation({
  id: 'unclaimTask',
  method: 'post',
  path: '/tasks/{taskId}/unclaim',
  summary: 'Вернуть задачу группе',
  tag,
  signedIn: true,
  params: taskParam,
  success: { status: 200, schema: taskRow },
  errors: [409],
});
export const saveDraft = operation({
  id: 'saveDraft',
  method: 'put',
  path: '/tasks/{taskId}/draft',
  summary: 'Сохранить черновик',
  tag,
  signedIn: true,
  params: taskParam,
  body: z.object({ data: jsonObject }).meta({ id: 'Draft' }),
  success: { status: 200, schema: z.object({ savedAt: instant }).meta({ id: 'DraftSaved' }) },
  errors: [409],
});
export const completeTask = operation({
  id: 'completeTask',
  method: 'post',
  path: '/tasks/{taskId}/complete',
  summary: 'Завершить задачу',
  tag,
  signedIn: true,
  params: taskParam,
  body: z.object({ data: jsonObject }).meta({ id: 'Completion' }),
  success: {
    status: 200,
    schema: z.object({ taskId: uuid, caseId: uuid, completedAt: instant }).meta({ id: 'TaskCompleted' }),
  },
  errors: [409, 422],
});
