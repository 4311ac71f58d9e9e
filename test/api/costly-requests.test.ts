/** What costs the server much is counted by person and kind: who asks too often waits, the others do not notice. */
import { createClock } from '#clock';
import { operations } from '#api/operations.ts';
import { type Answer, type Api, type Client, openApi } from '#test/support/api.ts';
import { acceptedCase, type Casework, openCasework } from '#test/support/casework.ts';

let casework: Casework;
let api: Api;

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, createClock());
  await acceptedCase(casework);
  const few = { limit: 2, minutes: 10 };
  const content = JSON.stringify({ PDF: few, UPLOAD: few, SEARCH: few });
  await casework.owner('rulebooks').where({ kind: 'request-limits' }).update({ content });
});
afterAll(async () => {
  await api.close();
  await casework.close();
});

/** A paper that nobody has: what is counted is the asking. */
const pdf = { params: { paperId: '00000000-0000-4000-8000-000000000000' } };
const upload = { params: { code: 'visit-card' }, body: { content: 'UEsDBA==' } };

const thrice = async (client: Client, operation: string, asked: object): Promise<readonly Answer[]> => [
  await client.call(operation, asked),
  await client.call(operation, asked),
  await client.call(operation, asked),
];

it.each([
  ['head', 'searchTasks', { body: { list: 'mine', search: '2026' } }, 'TOO_MANY_SEARCHES'],
  ['manager', 'readPaperPdf', pdf, 'TOO_MANY_PDF'],
  ['methodist', 'publishPaperTemplate', upload, 'TOO_MANY_UPLOADS'],
])('%s is told to wait after too many of %s', async (login, operation, asked, code) => {
  const client = await api.signIn(login);
  const [first, second, third] = await thrice(client, operation, asked);
  expect([first?.status, second?.status]).not.toContain(429);
  expect(third).toMatchObject({ status: 429, body: { code, title: expect.stringContaining('Подождите') } });
  const wait = Number(third?.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(600);
});

it('kinds and people are counted apart, and what is cheap is not counted', async () => {
  const curator = await api.signIn('curator');
  const searches = await thrice(curator, 'searchCases', { body: { status: 'ALL', search: '2026' } });
  expect(searches.at(-1)?.status).toBe(429);
  expect((await curator.call('readPaperPdf', pdf)).status).not.toBe(429);
  expect((await curator.call('listCases', {})).status).toBe(200);
  const duty = await api.signIn('duty');
  const family = { body: { familyName: 'Примеровы', children: [] } };
  expect((await duty.call('lookUpFamily', family)).status).toBe(200);
});

it('every search by words, upload and PDF is counted', () => {
  const counted = Object.fromEntries(operations.flatMap(({ id, costs }) => (costs ? [[id, costs]] : [])));
  expect(counted).toMatchObject({ searchTasks: 'SEARCH', searchCases: 'SEARCH', searchPeople: 'SEARCH' });
  expect(counted).toMatchObject({ lookUpFamily: 'SEARCH', readPaperPdf: 'PDF', publishPaperTemplate: 'UPLOAD' });
  const searching = operations.filter(({ id }) => id.startsWith('search'));
  expect(searching.filter(({ costs }) => costs !== 'SEARCH').map(({ id }) => id)).toEqual([]);
});
