/**
 * Every operation × role × situation answers as docs/access-matrix.csv says: its status, and of the case's data the words of the
 * named groups and of no other, whatever the body is (JSON, page, Word file). Every deed is undone, so the answers do not depend
 * on each other.
 */
import JSZip from 'jszip';
import { operations } from '#api/operations.ts';
import { fieldGroups } from '#domain/field-groups.ts';
import { type RoleCode, roleCodes } from '#domain/roles.ts';
import type { Answer, Asked, Client } from '#test/support/api.ts';
import { loginOf } from '#test/support/role-logins.ts';
import { cellOf, cells, columnOf, readMatrix } from './access-matrix.ts';
import { questions } from './asked-operations.ts';
import type { Question } from './question.ts';
import { situations, type Target } from './furnished-office.ts';
import { openSignedInOffice, type SignedIn, type SignedInOffice } from './signed-in-office.ts';

let signedIn: SignedInOffice;
let api: SignedInOffice['api'];
let undoing: SignedInOffice['undoing'];
let office: SignedInOffice['office'];
let people: SignedInOffice['people'];

beforeAll(async () => {
  const wordAsPdf = { toPdf: async (word: Uint8Array) => Buffer.from(word) };
  signedIn = await openSignedInOffice({ office: wordAsPdf });
  ({ api, undoing, office, people } = signedIn);
}, 300_000);

afterAll(() => signedIn.close());

const matrix = readMatrix();

it('has a row for every operation, and an operation for every row', () => {
  const asked = Object.values(questions).map(({ operation }) => operation);
  const known = operations.map(({ id }) => id);
  const rows = Object.keys(matrix);
  expect({
    'operations without a row': known.filter((id) => !rows.some((row) => row.split(':')[0] === id)),
    'operations that are not asked': known.filter((id) => !asked.includes(id)),
    'rows without an operation': rows.filter((row) => !(row in questions)),
    'questions without a row': Object.keys(questions).filter((row) => !rows.includes(row)),
    'questions without an operation': asked.filter((id) => !known.includes(id)),
  }).toEqual({
    'operations without a row': [],
    'operations that are not asked': [],
    'rows without an operation': [],
    'questions without a row': [],
    'questions without an operation': [],
  });
});

it('nobody who is not signed in gets past the door', async () => {
  const opened: string[] = [];
  for (const [row, question] of Object.entries(questions)) {
    if (!operations.find(({ id }) => id === question.operation)?.signedIn) continue;
    const { status, bytes } = await ask(api.anonymous, question, office.target('unitHead', 'ownCase'));
    if (status !== 401 || office.words.foundIn(bytes).size > 0) opened.push(`${row}: ${status}`);
  }
  expect(opened).toEqual([]);
});

it('answers every role in every situation as the file says', async () => {
  const surprises: string[] = [];
  for (const [row, question] of Object.entries(questions)) {
    const answered = await answersTo(question);
    for (const cell of cells) {
      const expected = matrix[row]?.[columnOf(cell)];
      const got = answered[columnOf(cell)];
      if (got !== expected) surprises.push(`${row}, ${columnOf(cell)}: ${got} instead of ${expected}`);
    }
  }
  expect(surprises).toEqual([]);
}, 300_000);

/** The cells of one row as the system answers. */
async function answersTo(question: Question): Promise<Record<string, string>> {
  const answered: Record<string, string> = {};
  for (const role of roleCodes) {
    for (const situation of situations) {
      const cell = { role, situation };
      const target = office.target(role, situation);
      const alone = question.about ? await askAs(role, question, target) : undefined;
      const { status, bytes } = alone ?? (situation === 'ownCase' ? await askAs(role, question, target) : last);
      last = { status, bytes };
      answered[columnOf(cell)] = cellOf(status, told(bytes, target, question));
    }
  }
  return answered;
}
let last: Told = { status: 0, bytes: Buffer.alloc(0) };

/** The groups of the case in the bytes; what an answer about one case tells of another one is named after it. */
function told(bytes: Buffer, { place }: Target, { about }: Question): readonly string[] {
  const found = [...office.words.foundIn(bytes)].map((field) => field.split(':'));
  const own = fieldGroups.filter((group) => found.some(([where, which]) => where === place && which === group));
  const foreign = about ? found.filter(([where]) => where !== place).map(([where, which]) => `${which}(${where})`) : [];
  return [...own, ...foreign];
}

type Told = { readonly status: number; readonly bytes: Buffer };

async function askAs(role: RoleCode, question: Question, target: Target): Promise<Told> {
  const { operation, fresh, kept } = question;
  if (operation === 'liveEvents') return { status: await streamStatus(people[role]), bytes: Buffer.alloc(0) };
  if (operation === 'signIn') return asTold(people[role].answer);
  if (kept) return ask(people[role], question, target);
  return fresh ? askAnew(role, question, target) : undoing.undone(() => ask(people[role], question, target));
}

/** What ends sessions is asked in a session of its own and is not undone: sessions are kept beside the transaction. */
async function askAnew(role: RoleCode, question: Question, target: Target): Promise<Told> {
  const own = await api.signIn(loginOf[role]);
  const answered = await ask(own, question, target);
  if (question.operation !== 'signOut') people[role] = await api.signIn(loginOf[role]);
  return answered;
}

async function ask(client: Client, { operation, about, asked, first }: Question, target: Target): Promise<Told> {
  if (operation === 'liveEvents') return { status: await streamStatus(), bytes: Buffer.alloc(0) };
  const question: Asked = about?.(target) ?? asked ?? {};
  if (first) await client.call(first, { params: question.params ?? {} });
  return asTold(await client.call(operation, question));
}

async function asTold({ status, headers, body }: Answer): Promise<Told> {
  const content = /officedocument|pdf/.test(headers.get('content-type') ?? '') ? await unpacked(body) : body;
  return { status, bytes: Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content ?? null)) };
}

/** All files of a packed one. */
async function unpacked(bytes: Buffer): Promise<Buffer> {
  const { files } = await JSZip.loadAsync(bytes);
  return Buffer.concat(await Promise.all(Object.values(files).map((file) => file.async('nodebuffer'))));
}

/** Live events never end: only their beginning is looked at. */
async function streamStatus(person?: SignedIn): Promise<number> {
  const leaving = new AbortController();
  const cookie = person?.answer.headers.getSetCookie().map((set) => set.split(';')[0]);
  const headers = new Headers(cookie ? { cookie: cookie.join('; ') } : {});
  const { status } = await fetch(`${api.url}/api/events`, { headers, signal: leaving.signal });
  leaving.abort();
  return status;
}
