/** An officer of another body reports a child in a real browser on the real engine: the centre works on it, and he sees what became of it. */
import type { Browser } from 'playwright-core';
import { accessibilityFindings, openBrowser, openWindow, type Window } from '#test/support/browser.ts';
import { sharedStack } from '#test/support/shared-stack.ts';

const { baseUrl } = sharedStack();
const family = `Вестниковы ${Date.now() % 1_000_000}`;
let browser: Browser;
let officer: Window;
let duty: Window;

beforeAll(async () => {
  browser = await openBrowser();
  officer = await openWindow(browser, baseUrl, 'agency');
  duty = await openWindow(browser, baseUrl, 'duty');
}, 60_000);
afterAll(() => browser.close());

test('from the officer’s message to the decision of the centre, and back to him', async () => {
  // when the officer reports what he knows
  const { page } = officer;
  await page.getByRole('link', { name: 'Сообщить о ребёнке' }).click();
  await page.waitForSelector('#signal-facts');
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByText('Неизвестно', { exact: true }).click();
  await page.getByLabel('Как известна семья').fill(family);
  await page.locator('#signal-reason').selectOption('UNATTENDED_CHILD');
  await page.locator('#signal-facts').fill('Ребёнок второй вечер один во дворе');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.registered-notice a');

  // then his list says that the centre has it
  await page.locator('.registered-notice a').click();
  const own = page.locator('tr', { hasText: family });
  await own.filter({ hasText: 'Получено, ждёт решения' }).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);

  // and the duty officer has the task, filled with what was written and by whom
  await duty.page.goto(`${baseUrl}/tasks?list=group`);
  await duty.page.locator('tr', { hasText: family }).getByRole('link').first().click();
  await duty.page.waitForSelector('.fjs-form-field');
  await duty.page.getByRole('button', { name: 'Взять задачу' }).click();
  await duty.page.getByRole('button', { name: 'Завершить' }).waitFor();
  expect(await duty.page.getByLabel('Кто сообщил').inputValue()).toBe('Участковый Игорь Олегович, инспектор ПДН');
  expect(await duty.page.getByLabel('Организация').inputValue()).toBe('Отдел полиции, ПДН');

  // when it is taken into work, then the officer sees it by itself
  await duty.page.getByText('Принять в работу').click();
  await duty.page.keyboard.press('Control+Enter');
  await duty.page.waitForSelector('.completed-notice');
  await own.filter({ hasText: 'Принято в работу' }).waitFor();
  expect([...officer.faults, ...duty.faults]).toEqual([]);
}, 90_000);
