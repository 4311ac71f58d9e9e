/**
 * A message is registered and decided on in a real browser on the real engine; the next person sees the next task by itself, and the
 * answer to what was told at once is noted on the card.
 */
import type { Browser } from 'playwright-core';
import type { TaskList } from '#generated/api-types.ts';
import { fillForm } from '#scenario/answers.ts';
import { signIn } from '#scenario/http-client.ts';
import { inventFamily } from '#scenario/invented-families.ts';
import { completeTask, openTask } from '#scenario/office.ts';
import { accessibilityFindings, openBrowser, openWindow, settled, sizes, type Window } from '#test/support/browser.ts';
import { sharedStack } from '#test/support/shared-stack.ts';

const { baseUrl } = sharedStack();
const family = `Браузеровы ${Date.now() % 1_000_000}`;
let browser: Browser;
let duty: Window;
let head: Window;

beforeAll(async () => {
  browser = await openBrowser();
  duty = await openWindow(browser, baseUrl, 'duty');
  head = await openWindow(browser, baseUrl, 'head');
}, 60_000);
afterAll(() => browser.close());

async function registerSignal(): Promise<void> {
  const { page } = duty;
  await page.goto(`${baseUrl}/signals/new`);
  await page.waitForSelector('#signal-facts');
  await page.getByText('Нет', { exact: true }).click();
  await page.getByLabel('Как известна семья').fill(family);
  await page.getByLabel('Имя ребёнка').fill('Маша');
  await page.getByLabel('Возраст').fill('9');
  await page.getByLabel('Где находятся').fill('ул. Садовая, 1');
  await page.locator('#signal-reason').selectOption('NEGLECT');
  await page.locator('#signal-facts').fill('Ребёнок ходит в школу без завтрака');
  await page.locator('#signal-source').selectOption('EDUCATION');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.registered-notice a');
}

test('from the message to the next person’s list', async () => {
  // given a unit head who looks at the list of the group
  await head.page.goto(`${baseUrl}/tasks?list=group`);
  await settled(head.page);

  // when the duty officer registers a message and decides on it
  await registerSignal();
  await duty.page.locator('.registered-notice a').click();
  await duty.page.waitForSelector('.fjs-form-field');
  await duty.page.getByRole('button', { name: 'Взять задачу' }).click();
  await duty.page.getByRole('button', { name: 'Завершить' }).waitFor();

  // then what was typed once stands in the form
  expect(await duty.page.getByLabel('Как известна семья').inputValue()).toBe(family);

  // and a form that is not complete is refused with the fault at its field, in Russian
  await duty.page.getByRole('button', { name: 'Завершить' }).click();
  const summary = duty.page.locator('.form-summary');
  await summary.waitFor();
  expect(await summary.innerText()).toContain('Что делаем');

  // and the complete one leads on: the next task comes into the unit head's list by itself
  await duty.page.getByText('Принять в работу').click();
  await duty.page.keyboard.press('Control+Enter');
  await duty.page.waitForSelector('.completed-notice');
  const ofFamily = head.page.locator('tr', { hasText: family });
  const row = ofFamily.filter({ hasText: '2. Команда и экстренность' });
  await row.waitFor();

  // and what must be told at once comes beside it
  await ofFamily.filter({ hasText: '6. Незамедлительные уведомления' }).waitFor();

  // and the card shows the first step as done
  await row.getByRole('link').first().click();
  await head.page.waitForSelector('.fjs-form-field');
  await head.page.locator('.task-page__about a').click();
  await head.page.waitForSelector('.step-strip');
  const strip = await head.page.locator('.step-strip').innerText();
  expect(strip).toContain('Дежурова Анна Петровна');
  expect(await accessibilityFindings(head.page)).toEqual([]);

  // and the diagram shows where the case stands
  await head.page.getByRole('link', { name: 'Где случай на схеме' }).click();
  await head.page.waitForSelector('.djs-shape');
  expect(await head.page.locator('main').innerText()).toContain('2. Команда и экстренность');
  expect([...duty.faults, ...head.faults]).toEqual([]);
}, 90_000);

/** The unit head hands in the notices that were prepared when the message was accepted; the case. */
async function sendImmediateNotices(): Promise<string> {
  const by = await signIn(baseUrl, 'head', 'sem-shagov-2026');
  const { items, asOf } = await by.get<TaskList>('/tasks?list=group');
  const row = items.find(({ familyName, formId }) => familyName === family && formId === 'sendImmediateNotices');
  if (!row) throw new Error('no task of immediate notices');
  const { data: known } = await openTask({ row, by });
  const moment = { now: asOf, today: asOf.slice(0, 10) };
  const filling = { known, family: inventFamily(1, 1, 2026), moment, turn: 0 };
  await completeTask({ row, by }, fillForm('sendImmediateNotices', {}, filling));
  return row.caseId;
}

test('the answer of a body to what was told at once is noted on the card', async () => {
  // given
  const { page } = head;
  const caseId = await sendImmediateNotices();
  await page.goto(`${baseUrl}/cases/${caseId}`);
  const received = page.getByRole('button', { name: 'Ответ получен' });
  await received.first().waitFor();
  const awaited = await received.count();

  // when
  await received.first().click();
  const dialog = page.getByRole('dialog', { name: 'Ответ органа получен' });
  const day = dialog.getByLabel('Когда получен: дата');
  const today = await day.inputValue();
  await day.fill('31.02.2026');
  await dialog.getByRole('button', { name: 'Отметить' }).click();

  // then what is wrong is said, and the dialog is whole at both sizes
  await dialog.getByText('Проверьте дату и время').waitFor();
  for (const viewport of [sizes.tablet, sizes.desktop]) {
    await page.setViewportSize(viewport);
    expect(await accessibilityFindings(page)).toEqual([]);
  }

  // and what is right stands on the card
  await day.fill(today);
  await dialog.getByLabel('Что ответили').fill('Инспектор выехал к семье');
  await dialog.getByRole('button', { name: 'Отметить' }).click();
  await page.getByText('Ответ: Инспектор выехал к семье').waitFor();
  await page.getByText(/^получен ответ /).waitFor();
  expect(await dialog.count()).toBe(0);
  expect(await received.count()).toBe(awaited - 1);
  expect(head.faults).toEqual([]);
}, 60_000);

test('what is typed survives leaving the page, and is not sent again while the task is being completed', async () => {
  // given an open task with a word typed into it
  await registerSignal();
  await duty.page.locator('.registered-notice a').click();
  await duty.page.waitForSelector('.fjs-form-field');
  await duty.page.getByRole('button', { name: 'Взять задачу' }).click();
  await duty.page.getByRole('button', { name: 'Завершить' }).waitFor();
  const address = duty.page.url();
  await duty.page.getByLabel('Обоснование решения').fill('Проверить с участковым');

  // when the draft was saved, the person leaves and comes back
  await duty.page.getByText('черновик сохранён').waitFor();
  await duty.page.goto(`${baseUrl}/tasks`);
  await duty.page.goto(address);
  await duty.page.waitForSelector('.fjs-form-field');

  // then the word is there
  expect(await duty.page.getByLabel('Обоснование решения').inputValue()).toBe('Проверить с участковым');

  // and no draft is sent any more while the task is being completed, however long that takes
  const drafts: string[] = [];
  await duty.page.clock.install();
  await duty.page.route('**/complete', async (route) => {
    duty.page.on('request', (request) => request.url().endsWith('/draft') && drafts.push(request.method()));
    await duty.page.clock.fastForward(5_000);
    await route.continue();
  });
  await duty.page.getByText('Принять в работу').click();
  await duty.page.keyboard.press('Control+Enter');
  await duty.page.waitForSelector('.completed-notice');
  expect(drafts).toEqual([]);
}, 60_000);
