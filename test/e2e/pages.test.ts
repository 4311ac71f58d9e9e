/** Every page at the size of an office screen and of a tablet: readable without faults, nothing cut off, WCAG 2.1 AA. */
import type { Browser } from 'playwright-core';
import { accessibilityFindings, openBrowser, openWindow, settled, sizes } from '#test/support/browser.ts';
import { sharedStack } from '#test/support/shared-stack.ts';

const { baseUrl } = sharedStack();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

const visits: readonly (readonly [string, readonly string[]])[] = [
  ['duty', ['/tasks?list=group', '/signals', '/signals/new', '/deadlines']],
  [
    'head',
    [
      '/tasks?list=overdue',
      '/cases?status=ALL',
      '/deadlines?only=emergency',
      '/alarms',
      '/diagrams',
      '/reports',
      '/papers',
    ],
  ],
  ['manager', ['/cases', '/deadlines', '/alarms', '/reports']],
  [
    'methodist',
    [
      '/diagrams',
      '/diagrams/1/case-seven-steps.bpmn',
      '/diagrams/1/urgency.dmn',
      '/diagrams/1/assess.form',
      '/paper-templates?code=visit-card',
    ],
  ],
];

test.each(Object.entries(sizes))(
  'the pages on a %s',
  async (_name, viewport) => {
    for (const [login, addresses] of visits) {
      const { page, faults, close } = await openWindow(browser, baseUrl, login, viewport);
      for (const address of addresses) {
        // when
        await page.goto(baseUrl + address);
        await settled(page);
        // then
        const cutOff = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        const found = { address, cutOff: Math.max(0, cutOff), axe: await accessibilityFindings(page), faults };
        expect(found).toEqual({ address, cutOff: 0, axe: [], faults: [] });
      }
      await close();
    }
  },
  120_000,
);

test('the sign-in page says in Russian what is wrong', async () => {
  // given
  const page = await browser.newPage();
  await page.goto(baseUrl);
  // when
  await page.fill('#login', 'duty');
  await page.fill('#password', 'не тот пароль');
  await page.click('button[type=submit]');
  // then
  expect(await page.locator('[role=alert]').innerText()).toContain('Неверный логин или пароль');
  expect(await accessibilityFindings(page)).toEqual([]);
}, 30_000);
