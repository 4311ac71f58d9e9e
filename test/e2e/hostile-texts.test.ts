/** Hostile words in a real browser: on every screen that shows them they stand as they were typed, and nothing in them runs. */
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { hostileTexts } from '#test/access/hostile/corpus.ts';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import { openBrowser, openWindow, settled, type Window } from '#test/support/browser.ts';
import { sharedStack } from '#test/support/shared-stack.ts';
import { textFields } from '#test/support/text-fields.ts';

const { baseUrl } = sharedStack();
const names = ['<img src=x onerror=window.hacked=1>', '{{7*7}} **имя**', '=1+1', `"><script>window.hacked=1</script>`];
/** What a textarea keeps: it knows one kind of line end, and no screen shows control characters. */
const shownTexts = hostileTexts.filter(({ text }) => !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text)).map(({ text }) => text);
let browser: Browser;
let duty: Window;
let head: Window;

beforeAll(async () => {
  browser = await openBrowser();
  duty = await watched('duty');
  head = await watched('head');
}, 60_000);
afterAll(() => browser.close());

/** A window that notes what hostile words could do: run, ask elsewhere, open a dialog (a broken security policy is a fault anyway). */
async function watched(login: string): Promise<Window> {
  const window = await openWindow(browser, baseUrl, login);
  const { page, faults } = window;
  page.on('dialog', (dialog) => (faults.push(`dialog ${dialog.message()}`), void dialog.dismiss()));
  page.on('request', (request) => {
    if (!request.url().startsWith(baseUrl) && !request.url().startsWith('data:')) faults.push(`asked ${request.url()}`);
  });
  return window;
}

/** A request of the application, with the person's session; a question for the purpose is answered with the work. */
function call(window: Window, method: string, path: string, body?: unknown) {
  const ask = async (input: { method: string; path: string; body?: unknown; keys: string[] }) => {
    const send = (to: string, how: string, content: unknown, key = '') =>
      fetch(`/api${to}`, {
        method: how,
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        ...(content === undefined ? {} : { body: JSON.stringify(content) }),
      });
    let response = await send(input.path, input.method, input.body, input.keys[0]);
    if (response.status === 428) {
      const { caseId } = await response.json();
      await send(`/cases/${caseId}/purpose`, 'POST', { purpose: 'WORK' }, input.keys[1]);
      response = await send(input.path, input.method, input.body, input.keys[2]);
    }
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  const keys = [randomUUID(), randomUUID(), randomUUID()];
  return window.page.evaluate(ask, { method, path, keys, ...(body === undefined ? {} : { body }) });
}

type Registered = { readonly caseId: string; readonly caseNumber: string };

async function register(familyName: string): Promise<Registered> {
  const { status, body } = await call(duty, 'POST', '/signals', {
    receivedAt: new Date().toISOString(),
    channel: 'phone',
    source: 'RELATIVE',
    reporter: familyName,
    familyName,
    children: [{ name: familyName, approxAge: 9 }],
    location: familyName,
    reason: 'NEGLECT',
    facts: shownTexts.join('\n').slice(0, 5000),
    dangerNow: 'NO',
  });
  expect(status).toBe(201);
  return body as Registered;
}

/** The words stand on the page, and neither they nor anything beside them ran. 428 asks what a card is opened for. */
async function expectInert(window: Window, words: readonly string[]): Promise<void> {
  const text = await window.page.evaluate(() => {
    const typed = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value);
    return [document.body.textContent, ...typed].join('\n');
  });
  expect(words.filter((word) => !text.includes(word))).toEqual([]);
  expect(await window.page.evaluate(() => 'hacked' in globalThis)).toBe(false);
  const strange =
    'main script, main iframe, main object, main embed, main style, main [onerror], main [onload], main [onclick]';
  expect(await window.page.locator(strange).count()).toBe(0);
  const links = await window.page
    .locator('a[href]')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(links.filter((href) => !href.startsWith(baseUrl) && !href.startsWith('https://bpmn.io'))).toEqual([]);
  expect(window.faults.filter((fault) => !fault.includes('428'))).toEqual([]);
}

async function visit(window: Window, address: string, words: readonly string[]): Promise<void> {
  await window.page.goto(baseUrl + address);
  await settled(window.page);
  await window.page
    .waitForFunction((wanted) => {
      const typed = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value);
      const text = [document.body.textContent, ...typed].join('\n');
      return wanted.every((word) => text.includes(word));
    }, words)
    .catch(() => undefined);
  await expectInert(window, words);
}

/** The first task of the case, taken by the duty officer. */
async function takenTask({ caseId }: Registered): Promise<string> {
  for (;;) {
    const { body } = await call(duty, 'GET', '/tasks?list=group');
    const found = (body.items as { id: string; caseId: string }[]).find((task) => task.caseId === caseId);
    if (found) {
      await call(duty, 'POST', `/tasks/${found.id}/claim`, {});
      return found.id;
    }
    await duty.page
      .waitForResponse((response) => response.url().includes('/api/'), { timeout: 1_000 })
      .catch(() => undefined);
  }
}

test('in the journal, the lists, the form of a task, the case card and its record', async () => {
  // given families and messages of hostile words only
  const cases: Registered[] = [];
  for (const name of names) cases.push(await register(name));
  const facts = shownTexts.join('\n').slice(0, 5000).split('\n').slice(0, -1);

  // then the journal and the lists show them
  await visit(duty, '/signals', [names[0]!, ...facts]);
  await visit(duty, '/tasks?list=group', names);

  for (const [index, registered] of cases.entries()) {
    const name = names[index]!;
    // and the form of the task has them in its fields
    const taskId = await takenTask(registered);
    await visit(duty, `/tasks/${taskId}`, [name, ...facts]);

    // and what was answered is shown with the record and on the card; no page is left open whose task ends elsewhere
    await duty.page.goto(`${baseUrl}/signals`);
    await settled(duty.page);
    const typed = Object.fromEntries(
      (textFields['receiveSignal'] ?? []).filter((field) => !field.includes('.')).map((field) => [field, name]),
    );
    const data = {
      ...VALID.receiveSignal.answers,
      ...typed,
      facts: facts.join('\n'),
      children: [{ name, approxAge: 6 }],
      decisionReason: name,
    };
    const done = await call(duty, 'POST', `/tasks/${taskId}/complete`, {
      data: { ...data, signalDecision: index === 0 ? 'ACCEPT' : 'REDIRECT' },
    });
    expect(done).toMatchObject({ status: 200 });
    const { body } = await call(head, 'GET', `/cases/${registered.caseId}`);
    await visit(head, `/cases/${registered.caseId}`, [name]);
    expect(body.records).not.toEqual([]);
    for (const { submissionId } of body.records as { submissionId: string }[]) {
      await visit(head, `/cases/${registered.caseId}/records/${submissionId}`, [name]);
    }
  }
}, 240_000);
