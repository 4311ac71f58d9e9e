/** In a real browser: the question of purpose, a case opened in an emergency and its review, who opened a card, the journal. */
import type { Browser, Page } from 'playwright-core';
import type { AuditJournal, SignalRegistered } from '#generated/api-types.ts';
import { signIn } from '#scenario/http-client.ts';
import { verifyAudit } from '#store/audit-verification.ts';
import { connect } from '#store/database.ts';
import { until } from '#test/engine/until.ts';
import { accessibilityFindings, openBrowser, openWindow, settled, sizes, type Window } from '#test/support/browser.ts';
import { sharedStack } from '#test/support/shared-stack.ts';

const { baseUrl, ownerUrl, secret } = sharedStack();
const password = 'sem-shagov-2026';
let browser: Browser;
let registered: SignalRegistered;

beforeAll(async () => {
  browser = await openBrowser();
  const duty = await signIn(baseUrl, 'duty', password);
  registered = await duty.post<SignalRegistered>('/signals', {
    receivedAt: new Date(Date.now() - 60_000).toISOString(),
    channel: 'phone',
    source: 'EDUCATION',
    reason: 'NEGLECT',
    facts: 'Ребёнок второй день приходит один.',
    dangerNow: 'NO',
    familyName: 'Журналовы',
    location: 'ул. Полевая, 3',
    children: [{ name: 'Журналов Пётр', approxAge: 7 }],
  });
}, 60_000);
afterAll(() => browser.close());

const card = () => `${baseUrl}/cases/${registered.caseId}`;

/** Nothing wrong with what is on the screen, at both sizes. */
async function expectSound({ page, faults }: Window): Promise<void> {
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    const cutOff = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    const found = { size, cutOff: Math.max(0, cutOff), axe: await accessibilityFindings(page), faults };
    expect(found).toEqual({ size, cutOff: 0, axe: [], faults: [] });
  }
  await page.setViewportSize(sizes.desktop);
}

/** Enter is enough once the dialog has taken the focus. */
async function enter(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.textContent === 'Открыть карту');
  await page.keyboard.press('Enter');
}

const question = (page: Page) => page.getByRole('dialog', { name: 'С какой целью открываете карту' });

test('a card asks what for, once; Enter is enough', async () => {
  const head = await openWindow(browser, baseUrl, 'head');
  await head.page.goto(card());
  await question(head.page).waitFor();
  await expectSound(head);
  await enter(head.page);
  await head.page.getByRole('heading', { level: 1, name: /^Случай / }).waitFor();
  await settled(head.page);
  expect(await question(head.page).count()).toBe(0);
  await head.page.reload();
  await head.page.getByRole('heading', { level: 1, name: /^Случай / }).waitFor();
  expect(await question(head.page).count()).toBe(0);
  await head.close();
}, 90_000);

test('who does not say what for is led back', async () => {
  const head = await openWindow(browser, baseUrl, 'head');
  await head.page.goto(`${baseUrl}/cases`);
  await settled(head.page);
  await head.page.getByRole('link', { name: registered.caseNumber }).click();
  await question(head.page).waitFor();
  await head.page.getByRole('button', { name: 'Не открывать' }).click();
  await head.page.getByRole('heading', { level: 1, name: 'Случаи' }).waitFor();
  await head.close();
}, 60_000);

test('a case is opened in an emergency, the unit head is alarmed, looks into it and sees who opened the card', async () => {
  const curator = await openWindow(browser, baseUrl, 'curator2');
  await curator.page.goto(card());
  await curator.page.getByRole('button', { name: 'Открыть в экстренном порядке' }).click();
  await curator.page.fill('#glass-reason', 'Ребёнок звонит, куратор не отвечает');
  await expectSound({ ...curator, faults: curator.faults.filter((fault) => !fault.includes('404')) });
  await curator.page.getByRole('button', { name: 'Открыть карту' }).click();
  await curator.page.getByText('Карта открыта в экстренном порядке').waitFor();
  await settled(curator.page);
  await curator.close();

  const head = await openWindow(browser, baseUrl, 'head');
  await head.page.goto(`${baseUrl}/alarms`);
  await head.page.getByText('Карту открыли в экстренном порядке').first().waitFor();
  await head.page.goto(`${baseUrl}/break-glass`);
  await head.page.getByRole('button', { name: new RegExp(`Рассмотреть: случай ${registered.caseNumber}`) }).click();
  await head.page.getByText('Возражаю').click();
  await head.page.getByRole('button', { name: 'Записать решение' }).click();
  await head.page.getByText('Напишите, в чём возражение').waitFor();
  await expectSound(head);
  await head.page.fill('#glass-note', 'Куратор был на месте');
  await head.page.getByRole('button', { name: 'Записать решение' }).click();
  await head.page.getByText('Возражение: Главина Татьяна Николаевна. Куратор был на месте').waitFor();
  await expectSound(head);

  await head.page.goto(card());
  await question(head.page).waitFor();
  await enter(head.page);
  await head.page.getByText('Кто открывал эту карту и кому отказано').click();
  const panel = head.page.locator('.case-readers');
  await panel.getByText('Опорина Елена Сергеевна').first().waitFor();
  expect(await panel.innerText()).toMatch(/Экстренный доступ[\s\S]*Отказано[\s\S]*Опорина/);
  await settled(head.page);
  await expectSound(head);
  await head.close();
}, 120_000);

test('the journal is narrowed by person, deed and outcome, and asked for more', async () => {
  const head = await openWindow(browser, baseUrl, 'head');
  await head.page.goto(`${baseUrl}/audit`);
  await settled(head.page);
  await expectSound(head);
  await head.page.selectOption('#audit-outcome', 'REFUSED');
  await head.page.fill('#audit-case', registered.caseNumber);
  await head.page.getByRole('button', { name: 'Показать', exact: true }).click();
  await head.page.waitForFunction(() => location.search.includes('REFUSED'));
  await head.page.locator('tbody tr').first().waitFor();
  await head.page.waitForFunction(() => !document.body.innerText.includes('выполнено'));
  expect(await head.page.locator('tbody').innerText()).toContain('Опорина Елена Сергеевна');
  await head.page.fill('#audit-from', '99.99.2026');
  await head.page.getByRole('button', { name: 'Показать', exact: true }).click();
  await head.page.getByText('Проверьте дату').waitFor();
  await head.close();
}, 90_000);

test('what was done is sealed without anybody asking, and the chain is whole', async () => {
  const duty = await signIn(baseUrl, 'duty', password);
  await duty.post('/prints', { page: 'PAPER_JOURNAL' });
  const head = await signIn(baseUrl, 'head', password);
  const printed = async () => {
    const { items } = await head.get<AuditJournal>('/audit?action=PRINT_PAPER_JOURNAL&limit=1');
    return items[0]?.sealed === true;
  };
  await until(printed);
  const db = connect(ownerUrl, { applicationName: 'audit test', size: 1 });
  const found = await verifyAudit(db, { secrets: [secret], noted: null });
  await db.destroy();
  expect(found).toMatchObject({ ok: true, broken: null });
}, 60_000);
