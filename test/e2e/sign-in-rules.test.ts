/**
 * An administrator makes the code of the telephone obligatory for a role on the screen: at the next sign-in the person must take a
 * telephone into use. And an open window shows the sign-in by itself when its session is ended.
 */
import { TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { connect, type Database } from '#store/database.ts';
import { accessibilityFindings, openBrowser, openWindow, settled, sizes } from '#test/support/browser.ts';
import { sharedStack } from '#test/support/shared-stack.ts';

const { baseUrl, ownerUrl } = sharedStack();
const password = 'sem-shagov-2026';
let browser: Browser;
let owner: Database;

beforeAll(async () => {
  browser = await openBrowser();
  owner = connect(ownerUrl, { applicationName: 'sign-in rules test', size: 1 });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await owner('rulebooks').where({ kind: 'sign-in' }).where('version', '>', 1).delete();
  const { id } = await owner('users').where({ login: 'supervisor' }).first('id');
  await owner('recovery_codes').where({ user_id: id }).delete();
  await owner('second_factors').where({ user_id: id }).delete();
  await owner.destroy();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Whole and readable for everybody at both sizes. */
async function looksRight(page: Page): Promise<void> {
  for (const viewport of Object.values(sizes)) {
    await page.setViewportSize(viewport);
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
    const cutOff = await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
    expect({ cutOff, axe: await accessibilityFindings(page) }).toEqual({ cutOff: 0, axe: [] });
  }
}

async function demandTelephoneOfSupervisors(admin: Page): Promise<void> {
  await admin.goto(`${baseUrl}/administration/rules`);
  await settled(admin);
  await looksRight(admin);
  await button(admin, 'Изменить правила').click();
  await admin.getByRole('checkbox', { name: 'Супервизор' }).check({ force: true });
  await admin.fill('#rule-sessionIdleMinutes', '1');
  await button(admin, 'Посмотреть, что изменится').click();
  await admin.locator('.field__error', { hasText: 'от 5 до' }).waitFor();
  await admin.fill('#rule-sessionIdleMinutes', '60');
  await admin.fill('#rules-source', 'Приказ № 12');
  await looksRight(admin);
  await button(admin, 'Посмотреть, что изменится').click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByText('станет супервизор').waitFor();
  await dialog.getByText('1 сотруднику придётся подключить код').waitFor();
  await looksRight(admin);
  await button(admin, 'Ввести в действие').click();
  await admin.getByText('Действует сейчас: версия 2').waitFor();
}

test('a role that must have a code of the telephone takes one into use at its next sign-in', async () => {
  // given
  const { page: admin, faults, close } = await openWindow(browser, baseUrl, 'admin');
  await demandTelephoneOfSupervisors(admin);
  // when
  const page = await (await browser.newContext({ viewport: sizes.desktop })).newPage();
  await page.goto(baseUrl);
  await page.fill('#login', 'supervisor');
  await page.fill('#password', password);
  await page.click('button[type=submit]');
  await page.getByText('Вашей роли нужен второй шаг входа').waitFor();
  const secret = (await page.locator('.enrolment__key').innerText()).replaceAll(' ', '');
  await looksRight(page);
  const right = new TOTP({ secret });
  await page.fill('#one-time-code', right.generate() === '000000' ? '000001' : '000000');
  await button(page, 'Подтвердить').click();
  await page.locator('.problem-notice, .field__error').first().waitFor();
  await page.fill('#one-time-code', right.generate());
  await button(page, 'Подтвердить').click();
  await page.waitForSelector('.recovery-codes__list');
  expect(await page.locator('.recovery-codes__list code').count()).toBe(10);
  await page.getByText('Коды записаны').click();
  await button(page, 'Начать работу').click();
  // then
  await page.waitForSelector('.app-header');
  await page.goto(`${baseUrl}/account`);
  await page.getByText('второй шаг обязателен').waitFor();
  expect(await button(page, 'Отключить').count()).toBe(0);
  expect(faults).toEqual([]);
  await page.context().close();
  await close();
}, 120_000);

test('a version for a later day is shown with what it changes, and withdrawn', async () => {
  const { page, faults, close } = await openWindow(browser, baseUrl, 'admin');
  await page.goto(`${baseUrl}/administration/rules?kind=case-access`);
  await settled(page);
  await button(page, 'Изменить правила').click();
  await page.fill('#rule-breakGlassHours', '12');
  await page.fill('#rules-from', '01.02.2030');
  await page.fill('#rules-source', 'Приказ № 13');
  await button(page, 'Посмотреть, что изменится').click();
  await button(page, 'Назначить').click();
  await page.getByText('С 01.02.2030 будет действовать версия 2').waitFor();
  await looksRight(page);
  await button(page, 'Отозвать версию').click();
  await button(page, 'Отозвать').click();
  await page.getByText('2, отозвана').waitFor();
  await button(page, 'Изменить правила').waitFor();
  expect(faults).toEqual([]);
  await close();
}, 60_000);

test('a window shows the sign-in by itself when its session is ended by somebody else', async () => {
  const { page, close } = await openWindow(browser, baseUrl, 'methodist');
  await page.goto(`${baseUrl}/calendar`);
  await settled(page);
  const { id } = await owner('users').where({ login: 'methodist' }).first('id');
  await owner('sessions').where({ user_id: id }).delete();
  await page.waitForSelector('#login');
  await close();
}, 60_000);
