/**
 * Every field that takes words, in the API by its description and in the forms by their files, meets hostile texts of every kind: the
 * answer is no failure, nothing outside the request changes, and no record of the log tells the words. A field that nobody asks fails.
 */
import { access } from 'node:fs/promises';
import { operations } from '#api/operations.ts';
import { type RoleCode, roleCodes } from '#domain/roles.ts';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import { addTask, idOf } from '#test/support/casework.ts';
import { fillTexts, textFields } from '#test/support/text-fields.ts';
import { readMatrix } from '../access-matrix.ts';
import { questions } from '../asked-operations.ts';
import { openSignedInOffice, type SignedInOffice } from '../signed-in-office.ts';
import { hostileTexts } from './corpus.ts';
import { foundations } from './foundations.ts';
import { unstorable } from './letter-texts.ts';
import { nameOf, requestTexts, type TextField, withText } from './request-texts.ts';

let signedIn: SignedInOffice;
let casework: SignedInOffice['casework'];
let api: SignedInOffice['api'];
let undoing: SignedInOffice['undoing'];
let office: SignedInOffice['office'];
let people: SignedInOffice['people'];

beforeAll(async () => {
  signedIn = await openSignedInOffice();
  ({ casework, api, undoing, office, people } = signedIn);
}, 300_000);
afterAll(() => signedIn.close());

const matrix = readMatrix();
const kinds = [...new Set(hostileTexts.map(({ kind }) => kind))];
/** One text of each kind, another one for each field, so that all fields together meet the whole corpus. */
const textsFor = (turn: number): readonly string[] =>
  kinds.map((kind) => {
    const texts = hostileTexts.filter((hostile) => hostile.kind === kind);
    return texts[turn % texts.length]?.text ?? '';
  });
const questionOf = (operation: string) => Object.entries(questions).find(([, asked]) => asked.operation === operation);

/** Whom the matrix lets through; a question that nobody is answered is asked by whoever gets furthest. */
function askerOf(row: string): RoleCode {
  const cell = (role: RoleCode) => matrix[row]?.[`${role} ownCase`] ?? '';
  const allowed = roleCodes.find((role) => cell(role).startsWith('2'));
  return allowed ?? roleCodes.find((role) => !/^40[34]/.test(cell(role))) ?? 'unitHead';
}

async function ask(field: TextField, text: string): Promise<number> {
  const [row = '', question] = questionOf(field.operation) ?? [];
  const role = askerOf(row);
  const stranger = !operations.find(({ id }) => id === field.operation)?.signedIn;
  const client = stranger ? api.anonymous : people[role];
  const target = office.target(role, 'ownCase');
  const asked = question?.about?.(target) ?? question?.asked ?? {};
  const once = async (): Promise<number> => {
    if (question?.first) await client.call(question.first, { params: asked.params ?? {} });
    return (await client.call(field.operation, withText(asked, field, text))).status;
  };
  return question?.kept ? once() : undoing.undone(once);
}

/** Words long enough not to stand there by chance; a path with a Latin word is written as it is, for it may be one of ours. */
const toldIn = (log: string, text: string): boolean =>
  text.length > 12 && !/^[a-zA-Z]+$/.test(text) && log.includes(JSON.stringify(text).slice(1, -1));

it('every field that takes words belongs to an operation that is asked', () => {
  expect(requestTexts.filter(({ operation }) => !questionOf(operation)).map(nameOf)).toEqual([]);
  expect(requestTexts.length).toBeGreaterThan(90);
});

it.each(requestTexts.map((field, turn) => ({ name: nameOf(field), field, turn })))(
  '$name bears hostile texts',
  async ({ field, turn }) => {
    const before = await foundations(casework.owner);
    const logged = api.log().length;
    const failed: unknown[] = [];
    for (const text of textsFor(turn)) {
      const status = await ask(field, text);
      if (status >= 500) failed.push({ text, status });
      if (toldIn(api.log().slice(logged), text)) failed.push(text);
    }
    if (field.place === 'body') {
      for (const { text } of unstorable) {
        const status = await ask(field, text);
        if (status < 400 || status >= 500) failed.push({ text, status });
      }
    }
    expect(failed).toEqual([]);
    expect(await foundations(casework.owner)).toEqual(before);
  },
);

const forms = Object.keys(VALID).filter((form) => (textFields[form] ?? []).length > 0) as (keyof typeof VALID)[];

it.each(forms.map((form, turn) => ({ form, turn })))(
  'the texts of the form $form come back as they were typed',
  async ({ form, turn }) => {
    const taskId = await taskOf(form);
    for (const text of textsFor(turn)) {
      const data = fillTexts(form, { ...blank(form), ...VALID[form].answers }, () => text);
      const saved = await people.unitHead.call('saveDraft', { params: { taskId }, body: { data } });
      expect({ text, status: saved.status }).toEqual({ text, status: 200 });
      const { body } = await people.unitHead.call('readTask', { params: { taskId } });
      expect(body.data).toMatchObject(data);
    }
  },
);

/** A task of the head; what is to be sorted out is no element of a diagram. */
async function taskOf(form: string): Promise<string> {
  const { caseId } = office.target('unitHead', 'ownCase').found;
  const element = form === 'sortOut' ? 'assess' : form;
  const taskId = await addTask(casework, caseId, element, { assignee: idOf(casework, 'head') });
  const apart = { kind: 'ATTENTION', form_id: form, element_id: form, payload: { code: 'SIGNAL_ATTACHED' } };
  if (element !== form) await casework.owner('tasks').where({ id: taskId }).update(apart);
  return taskId;
}

/** The form's texts, those that its example leaves out included. */
const blank = (form: string): Record<string, unknown> =>
  Object.fromEntries((textFields[form] ?? []).filter((field) => !field.includes('.')).map((field) => [field, '']));

it('nothing ran, and every line of the log is a record', async () => {
  await expect(access('hacked')).rejects.toMatchObject({ code: 'ENOENT' });
  expect(Object.keys(Object.prototype)).toEqual([]);
  for (const line of api.log().trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
});
