/** An administrator changes a day of the production calendar by keyboard alone, sees beforehand what moves, and takes it back. */
import type { Browser, Page } from 'playwright-core';
import { accessibilityFindings, openBrowser, openWindow, settled } from '#test/support/browser.ts';
import { sharedStack } from '#test/support/shared-stack.ts';

const { baseUrl } = sharedStack();
const day = '[data-day="2099-05-04"]';
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

const looks = (page: Page): Promise<string | null> => page.locator(day).getAttribute('aria-label');

test('a day off by keyboard, with its preview, and the way back', async () => {
  const { page, faults, close } = await openWindow(browser, baseUrl, 'admin');
  await page.goto(`${baseUrl}/calendar?year=2099`);
  await settled(page);
  await page.focus('[data-day="2099-01-01"]');
  for (const key of [
    'PageDown',
    'PageDown',
    'PageDown',
    'PageDown',
    'ArrowDown',
    'ArrowLeft',
    'ArrowLeft',
    'ArrowLeft',
  ])
    await page.keyboard.press(key);
  await page.keyboard.press('ArrowLeft');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-day'))).toBe('2099-05-04');

  await page.keyboard.press('Enter');
  await page.check('input[value=OFF]');
  await page.locator('.calendar-moves', { hasText: 'Открытые сроки не передвинутся' }).waitFor();
  await page.getByRole('button', { name: 'Изменить день' }).click();
  await page.locator('.field__error', { hasText: 'Запишите основание' }).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.fill('#day-note', 'перенос с 1 мая');
  await page.getByRole('button', { name: 'Изменить день' }).click();

  await page.locator(`${day}.calendar-day_off`).waitFor();
  expect(await looks(page)).toBe('понедельник, 4 мая: нерабочий день, перенос с 1 мая');
  expect(await page.locator('.calendar-special').innerText()).toContain('перенос с 1 мая');
  await page.getByRole('button', { name: 'Отменить изменение' }).click();
  await page.locator(`${day}.calendar-day_work`).waitFor();
  expect(await looks(page)).toBe('понедельник, 4 мая: рабочий день');
  await page.locator('.empty-state').waitFor();
  expect(faults).toEqual([]);
  await close();
}, 90_000);

test('nobody else finds the calendar', async () => {
  const { page, close } = await openWindow(browser, baseUrl, 'head');
  await page.goto(`${baseUrl}/calendar?year=2026`);
  await page.locator('.problem-notice').waitFor();
  expect(await page.locator('.calendar-month').count()).toBe(0);
  await close();
}, 60_000);
