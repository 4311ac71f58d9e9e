/** Every page at the size of an office screen and of a tablet: readable without faults, nothing cut off, WCAG 2.1 AA. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { accessibilityFindings, openBrowser, openWindow, settled, sizes } from '#test/support/browser.ts';
import { sharedStack } from '#test/support/shared-stack.ts';

const { baseUrl } = sharedStack();
const file = new URL('../../seeds/demo/accounts.json', import.meta.url);
const accounts = JSON.parse(readFileSync(file, 'utf8')) as readonly { readonly login: string }[];
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
      '/reports',
      '/papers',
      '/audit',
      '/break-glass',
    ],
  ],
  ['manager', ['/cases', '/deadlines', '/alarms', '/reports', '/audit']],
  [
    'methodist',
    [
      '/diagrams',
      '/diagrams/1/case-seven-steps.bpmn',
      '/diagrams/1/urgency.dmn',
      '/diagrams/1/assess.form',
      '/paper-templates?code=visit-card',
      '/calendar?year=2026',
    ],
  ],
  ['admin', ['/calendar?year=2099', '/failures', '/audit']],
];

/** Sections of the header that lie outside the window or under something else, and how far the page is too wide. */
function headerFaults(): { cutOff: number; hidden: string[] } {
  const links = [...document.querySelectorAll<HTMLElement>('.app-header__link')];
  const hidden = links.filter((link) => {
    const { left, right, top, bottom } = link.getBoundingClientRect();
    const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return left < 0 || right > window.innerWidth || !(there && link.contains(there));
  });
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  return { cutOff: Math.max(0, wide), hidden: hidden.map((link) => link.innerText) };
}

/** As many sections as a person with every post could have. */
function addSections(): void {
  const nav = document.querySelector('.app-header__nav');
  const last = nav?.lastElementChild;
  const more = 12 - (nav?.childElementCount ?? 0);
  for (let added = 0; added < more; added += 1) nav?.append(last?.cloneNode(true) ?? '');
}

test.each(accounts.map(({ login }) => login))(
  'the header shows %s every section at both sizes',
  async (login) => {
    const { page, close } = await openWindow(browser, baseUrl, login);
    for (const many of [false, true]) {
      if (many) await page.evaluate(addSections);
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport);
        const found = { size, many, ...(await page.evaluate(headerFaults)) };
        expect(found).toEqual({ size, many, cutOff: 0, hidden: [] });
      }
    }
    await close();
  },
  60_000,
);

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
