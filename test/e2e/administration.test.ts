/** An administrator adds a colleague, hands over the invitation, takes a role away and back: each holds on the colleague's screen. */
import type { Browser, Page } from 'playwright-core';
import { accessibilityFindings, openBrowser, openWindow, settled } from '#test/support/browser.ts';
import { sharedStack } from '#test/support/shared-stack.ts';

const { baseUrl } = sharedStack();
const password = 'лиловый-трактор-едет-в-Кострому';
const name = 'Берёзкина Зоя Фёдоровна';
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

const press = (page: Page, button: string) => page.getByRole('button', { name: button }).last().click();

/** Fills the page of a new colleague; answers the link to hand over. */
async function invite(page: Page): Promise<string> {
  await page.goto(`${baseUrl}/administration/people`);
  await press(page, 'Добавить сотрудника');
  await page.fill('#fullName', name);
  await page.fill('#post', 'специалист по приёму');
  expect(await page.inputValue('#login')).toBe('berezkina.zf');
  await press(page, 'Добавить и пригласить');
  await page.locator('.field__error', { hasText: 'Выберите роль' }).waitFor();
  await page.selectOption('#post-role', 'dutyOfficer');
  await page.selectOption('#post-place', 'c:centre-uvarovo');
  expect(await accessibilityFindings(page)).toEqual([]);
  await press(page, 'Добавить и пригласить');
  await page.waitForSelector('#credential-address');
  return page.inputValue('#credential-address');
}

/** The colleague in a window of an own, with the password chosen by the link. */
async function enterBy(link: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-US', timezoneId: 'Europe/Moscow' })).newPage();
  await page.goto(link);
  await page.fill('#new-password', password);
  await page.click('button[type=submit]');
  await press(page, 'Начать работу');
  await page.getByRole('link', { name: 'Сообщения' }).waitFor();
  return page;
}

test('from the invitation to a role that is taken away and given back', async () => {
  const { page: admin, faults, close } = await openWindow(browser, baseUrl, 'admin');
  const colleague = await enterBy(await invite(admin));

  await admin.getByRole('link', { name: 'Открыть карточку сотрудника' }).click();
  await admin.getByRole('button', { name: /^Снять роль: дежурный/ }).click();
  await press(admin, 'Снять роль');
  await admin.locator('.last-deed', { hasText: 'Роль снята' }).waitFor();
  await colleague.goto(`${baseUrl}/signals`);
  await colleague.locator('.problem-notice, .empty-state').first().waitFor();
  expect(await colleague.getByRole('link', { name: 'Сообщения' }).count()).toBe(0);

  await press(admin, 'Отменить');
  await admin.locator('.last-deed', { hasText: 'Роль возвращена' }).waitFor();
  await colleague.reload();
  await colleague.getByRole('link', { name: 'Сообщения' }).waitFor();

  await press(admin, 'Заблокировать');
  await press(admin, 'Заблокировать');
  await admin.locator('.mark', { hasText: 'Заблокирован' }).waitFor();
  await colleague.reload();
  await colleague.waitForSelector('#login');
  await admin.goto(`${baseUrl}/administration/people?state=BLOCKED`);
  await admin.getByRole('link', { name }).waitFor();
  expect(faults).toEqual([]);
  await colleague.context().close();
  await close();
}, 120_000);

test('the head of the unit writes an absence, and takes it back', async () => {
  const { page, faults, close } = await openWindow(browser, baseUrl, 'head');
  await page.getByRole('link', { name: 'Отсутствия' }).click();
  await page.locator('.empty-state', { hasText: 'Все на месте' }).waitFor();
  await press(page, 'Записать отсутствие');
  await page.selectOption('#absence-who', { label: 'Душина Ольга Викторовна, психолог' });
  await press(page, 'Записать');
  await page.locator('.last-deed', { hasText: 'Отсутствие записано' }).waitFor();
  await page.locator('.data-table', { hasText: 'Душина Ольга Викторовна' }).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.locator('.last-deed').getByRole('button', { name: 'Отменить' }).click();
  await page.locator('.empty-state', { hasText: 'Все на месте' }).waitFor();
  expect(faults).toEqual([]);
  await close();
}, 60_000);

test('places are added and taken back, and a curator finds none of it', async () => {
  const { page, faults, close } = await openWindow(browser, baseUrl, 'admin');
  await page.goto(`${baseUrl}/administration/places`);
  await settled(page);
  await page.getByRole('button', { name: 'Добавить район: Тамбовская область' }).click();
  await page.fill('#place-name', 'Мордовский');
  await press(page, 'Добавить');
  await page.locator('.place-tree strong', { hasText: 'Мордовский' }).waitFor();
  await page.locator('.last-deed').getByRole('button', { name: 'Отменить' }).click();
  await page.locator('.place-tree strong', { hasText: 'Мордовский' }).waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
  await close();

  const curator = await openWindow(browser, baseUrl, 'curator');
  await curator.page.goto(`${baseUrl}/administration/people`);
  await curator.page.locator('.problem-notice').first().waitFor();
  await curator.close();
}, 60_000);
