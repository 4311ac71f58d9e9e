/** A real Chromium for tests: the system's, or the one of the npm package where none is installed. */
import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const limitMs = 20_000;

/** What a person sees: a window, its page, and what went wrong in it. */
export type Window = { readonly page: Page; readonly faults: string[]; readonly close: () => Promise<void> };

export const sizes = { desktop: { width: 1366, height: 768 }, tablet: { width: 800, height: 1280 } } as const;

export async function openBrowser(): Promise<Browser> {
  const executablePath = (await installed()) ?? (await packaged());
  return chromium.launch({ executablePath, args: quiet });
}

async function installed(): Promise<string | undefined> {
  for (const place of places) {
    const there = await access(place).then(
      () => true,
      () => false,
    );
    if (there) return place;
  }
  return undefined;
}

async function packaged(): Promise<string> {
  const { default: own } = await import('@sparticuz/chromium');
  return own.executablePath();
}

/** A window in which a person is signed in; the browser itself speaks English, so that no text is Russian by chance. */
export async function openWindow(
  browser: Browser,
  baseUrl: string,
  login: string,
  viewport: { width: number; height: number } = sizes.desktop,
): Promise<Window> {
  const context = await browser.newContext({ viewport, locale: 'en-US', timezoneId: 'Europe/Moscow' });
  const page = await context.newPage();
  page.setDefaultTimeout(limitMs);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (401|428)/.test(message.text())) faults.push(message.text());
  });
  await page.goto(baseUrl);
  await page.fill('#login', login);
  await page.fill('#password', 'sem-shagov-2026');
  await page.click('button[type=submit]');
  await page.waitForSelector('.app-header');
  return { page, faults, close: () => context.close() };
}

/** Waits until nothing on the page is being loaded. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('h1');
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
}

/** What axe finds against WCAG 2.1 AA, one line a finding; the content security policy stays on. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Runtime.evaluate', { expression: `${axe};0` });
  const run = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })
    .then((found) => JSON.stringify(found.violations.map((v) => v.id + ': ' + v.nodes[0].html.slice(0, 120))))`;
  const { result } = await devtools.send('Runtime.evaluate', {
    expression: run,
    awaitPromise: true,
    returnByValue: true,
  });
  await devtools.detach();
  return JSON.parse(String(result.value)) as string[];
}
