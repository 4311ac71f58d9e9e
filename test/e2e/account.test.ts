/** A person takes a telephone into use, signs in with its code from then on, and a newcomer chooses a password by a link. */
import { TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { connect, type Database } from '#store/database.ts';
import { accessibilityFindings, openBrowser, openWindow, settled, sizes } from '#test/support/browser.ts';
import { sharedStack } from '#test/support/shared-stack.ts';

const { baseUrl, ownerUrl } = sharedStack();
const password = 'sem-shagov-2026';
const halfMinuteMs = 30_000;
let browser: Browser;
let owner: Database;

beforeAll(async () => {
  browser = await openBrowser();
  owner = connect(ownerUrl, { applicationName: 'account test', size: 1 });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await owner.destroy();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const cutOff = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));

/** Readable at both sizes and for everybody. */
async function looksRight(page: Page): Promise<void> {
  for (const viewport of Object.values(sizes)) {
    await page.setViewportSize(viewport);
    expect({ cutOff: await cutOff(page), axe: await accessibilityFindings(page) }).toEqual({ cutOff: 0, axe: [] });
  }
}

async function signInWith(page: Page, login: string): Promise<void> {
  await page.goto(baseUrl);
  await page.fill('#login', login);
  await page.fill('#password', password);
  await page.click('button[type=submit]');
}

test('a telephone is taken into use, asked for at sign-in and given up again', async () => {
  // given
  const { page, faults, close } = await openWindow(browser, baseUrl, 'supervisor');
  await page.goto(`${baseUrl}/account`);
  await settled(page);
  await looksRight(page);
  // when
  await button(page, 'Подключить').click();
  await page.fill('#current-password', password);
  await button(page, 'Дальше').click();
  const secret = (await page.locator('.enrolment__key').innerText()).replaceAll(' ', '');
  const codeAt = (shiftMs: number): string => new TOTP({ secret }).generate({ timestamp: Date.now() + shiftMs });
  await looksRight(page);
  await page.fill('#one-time-code', codeAt(0));
  await button(page, 'Подтвердить').click();
  await page.waitForSelector('.recovery-codes__list');
  const codes = await page.locator('.recovery-codes__list code').allInnerTexts();
  await looksRight(page);
  await page.getByText('Коды записаны').click();
  await button(page, 'Готово').click();
  // then
  expect(codes).toHaveLength(10);
  await page.getByText('Осталось 10 запасных кодов').waitFor();
  await close();

  const again = await (await browser.newContext({ viewport: sizes.desktop })).newPage();
  await signInWith(again, 'supervisor');
  await again.waitForSelector('#one-time-code');
  await looksRight(again);
  await again.fill('#one-time-code', codeAt(halfMinuteMs));
  await again.click('button[type=submit]');
  await again.waitForSelector('.app-header');
  await again.goto(`${baseUrl}/account`);
  await button(again, 'Отключить').click();
  await again.fill('#current-password', password);
  await again.getByRole('dialog').getByRole('button', { name: 'Отключить', exact: true }).click();
  await again.getByText('Не подключён').waitFor();
  await again.context().close();
  expect(faults).toEqual([]);
}, 120_000);

test('a link lets its person choose a password once', async () => {
  // given
  const { id, password_hash: before } = await owner('users').where({ login: 'agency' }).first('id', 'password_hash');
  const { page: admin, close } = await openWindow(browser, baseUrl, 'admin');
  const path = await admin.evaluate(async (userId) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
    const address = `/api/administration/people/${userId}/credential-link`;
    const response = await fetch(address, { method: 'POST', headers });
    return ((await response.json()) as { path: string }).path;
  }, id);
  await close();
  const page = await (await browser.newContext({ viewport: sizes.desktop })).newPage();
  // when
  await page.goto(baseUrl + path);
  await page.waitForSelector('#new-password');
  await looksRight(page);
  await page.fill('#new-password', 'gfhjkm123456');
  await page.click('button[type=submit]');
  await page.getByText('Такой пароль подберут быстро').waitFor();
  await page.fill('#new-password', 'синий чайник поёт утром');
  await page.click('button[type=submit]');
  await button(page, 'Начать работу').click();
  await page.waitForSelector('.app-header');
  // then
  await page.goto(baseUrl + path);
  await page.getByText('Ссылка уже использована или устарела').waitFor();
  await looksRight(page);
  await page.context().close();
  await owner('users').where({ id }).update({ password_hash: before });
}, 120_000);
