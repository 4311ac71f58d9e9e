/** A message is registered and decided on in a real browser on the real engine; the next person sees the next task by itself. */
import type { Browser } from 'playwright-core';
import { accessibilityFindings, openBrowser, openWindow, settled, type Window } from '#test/support/browser.ts';
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

test('what is typed survives leaving the page', async () => {
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
}, 60_000);
