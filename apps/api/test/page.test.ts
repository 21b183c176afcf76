import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromiumPath, launchChromium } from './support/chromium.js';
import { createFakeEngine, createPosting } from './support/fake-engine.js';
import { type StartedApp, startApp } from './support/start-app.js';

// Each needs a browser: a machine without one says so in the names of the tests that it leaves out.
const browserTest = chromiumPath ? test : test.skip;
const reason = chromiumPath ? '' : ' (left out: no Chromium found, name one in JOBSEARCH_CHROMIUM)';

const hostile = '<img src=x onerror="document.title=1"> baker';
const postings = [
  createPosting({
    title: 'Python developer',
    description: 'First.\n\n- second\n- third',
    salary: { min: 42000, max: 55000, currency: 'EUR', period: 'year', origin: 'published' },
    employmentType: ['full-time', 'part-time'],
    postedAt: '2026-01-12',
  }),
  createPosting({ id: 'demo:2', url: undefined, title: 'Python teacher', workplace: 'unknown', location: '' }),
  createPosting({ id: 'demo:3', url: 'javascript:document.title=1', title: hostile }),
  ...Array.from({ length: 30 }, (_, row) => createPosting({ id: `demo:c${row}`, title: `Clerk ${row}` })),
];
const before = async ({ query }: { readonly query: string }) => {
  if (query === 'fail') throw new Error('the engine broke');
};

let app: StartedApp;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

if (chromiumPath) {
  beforeAll(async () => {
    app = await startApp(createFakeEngine({ postings, before }));
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });
  beforeEach(async () => {
    complaints.length = 0;
    context = await browser.newContext({ locale: 'en-GB' });
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('request', (request) => request.url().startsWith(app.url) || complaints.push(request.url()));
  });
  afterEach(() => context.close());
}

const status = () => page.getByRole('status');
const titles = () => page.locator('.title');
const focused = () => page.evaluate<string>('document.activeElement.textContent || document.activeElement.id');

browserTest(`a search shows what is known of each posting, and nothing else${reason}`, async () => {
  await page.goto(app.url);
  await page.getByLabel('What kind of job?').fill('python');
  await page.keyboard.press('Enter');
  await page.getByText('The best 2 of 33 open postings').waitFor();

  const [first, second] = [page.locator('.hit').nth(0), page.locator('.hit').nth(1)];
  expect(await first.locator('.chip').allInnerTexts()).toEqual([
    'Remote',
    'Full-time or part-time',
    '€42,000 – €55,000 a year',
    'Posted 12 Jan 2026',
  ]);
  expect(await first.getByRole('link', { name: 'Python developer', exact: true }).getAttribute('href')).toBe(
    'https://jobs.example.com/1',
  );
  expect(await first.locator('.score').textContent()).toBe('Score 1.00');
  expect(await second.locator('.chip').count()).toBe(0);
  expect(await second.locator('.byline').textContent()).toBe('Brezna Software');
  expect(page.url()).toBe(`${app.url}/?q=python`);
  expect(complaints).toEqual([]);
});

browserTest(`a result shows the words that answer, and why it is there${reason}`, async () => {
  await page.goto(`${app.url}/?q=python`);
  const first = page.locator('.hit').first();
  await first.locator('.snippet mark').waitFor();

  expect(await first.locator('.snippet').textContent()).toBe('First.');
  expect(await first.locator('mark').textContent()).toBe('First');
  await first.getByText('Why this result').click();
  expect(await first.locator('.reasons li').allInnerTexts()).toEqual([
    'python in the title: 50 %',
    'Title near in meaning: 50 %',
  ]);
  expect(await first.locator('.snippet').isVisible()).toBe(true);
  expect(complaints).toEqual([]);
});

browserTest(`a posting without a page of its own opens in place${reason}`, async () => {
  await page.goto(`${app.url}/?q=teacher`);

  const title = page.getByRole('button', { name: 'Python teacher' });
  await title.click();

  await page.locator('.description').waitFor({ state: 'visible' });
  await page.locator('.title[aria-expanded=true]').waitFor();
});

browserTest(`texts of a posting stay texts, and only web addresses become links${reason}`, async () => {
  await page.goto(`${app.url}/?q=baker`);
  await titles().first().waitFor();

  expect(await titles().allInnerTexts()).toEqual([hostile]);
  expect(await page.locator('.hit img, .hit a:not(.like)').count()).toBe(0);
  expect(await page.title()).toBe('baker – jobsearch');
  expect(complaints).toEqual([]);
});

browserTest(`the keyboard alone is enough${reason}`, async () => {
  await page.goto(`${app.url}/?q=python`);
  await titles().first().waitFor();

  const visited: string[] = [];
  for (const key of ['/', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Escape']) {
    await page.keyboard.press(key);
    visited.push(await focused());
  }

  expect(visited).toEqual([
    'query',
    'Python developer',
    'Python teacher',
    'Python teacher',
    'Python developer',
    'query',
  ]);
});

browserTest(`the back button returns to the search before${reason}`, async () => {
  await page.goto(app.url);
  await page.getByRole('link', { name: 'python developer remote' }).click();
  await titles().first().waitFor();
  await page.getByLabel('What kind of job?').fill('baker');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByText(hostile).waitFor();

  await page.goBack();

  await page.getByRole('link', { name: 'Python developer', exact: true }).waitFor();
  expect(await page.getByLabel('What kind of job?').inputValue()).toBe('python developer remote');
});

browserTest(`more results are added below, and the focus goes to the first of them${reason}`, async () => {
  await page.goto(`${app.url}/?q=clerk`);
  await page.locator('summary').first().click();
  await page.getByRole('button', { name: 'Show more' }).click();
  await page.getByText('The best 25 of 33').waitFor();

  expect(await focused()).toBe('Clerk 10');
  expect(await page.locator('details[open]').count()).toBe(1);
  expect(page.url()).toBe(`${app.url}/?q=clerk&n=25`);
});

browserTest(`an empty answer and a failure are said plainly${reason}`, async () => {
  await page.goto(`${app.url}/?q=zzz`);
  await page.getByText('Nothing among 33 open postings fits. Try other words.').waitFor();

  await page.goto(`${app.url}/?q=fail`);
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  expect(await status().textContent()).toMatch(/^The server failed to answer\..* Request id: [0-9a-f-]{36}$/);

  await context.setOffline(true);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('The server did not answer.').waitFor();
});

browserTest(`the page follows the dark mode of the system${reason}`, async () => {
  const colourIn = async (colorScheme: 'light' | 'dark') => {
    await page.emulateMedia({ colorScheme });
    return page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  };
  await page.goto(app.url);

  expect([await colourIn('light'), await colourIn('dark')]).toEqual(['rgb(246, 247, 249)', 'rgb(18, 22, 29)']);
});

browserTest(`Swagger UI runs under its policy${reason}`, async () => {
  await page.goto(`${app.url}/docs`);
  await page.getByText('/postings/{id}', { exact: false }).first().waitFor();

  expect(complaints).toEqual([]);
});

browserTest(`what is chosen narrows the results, stays in the address, and can be taken back${reason}`, async () => {
  await page.goto(`${app.url}/?q=python`);
  const remote = page.getByRole('button', { name: /^Remote/ });
  await remote.waitFor();

  expect(await remote.textContent()).toMatch(/Remote 32/);
  await remote.focus();
  await page.keyboard.press('Enter');
  await page.getByText('The best 1 of 32 open postings').waitFor();

  expect(page.url()).toBe(`${app.url}/?q=python&workplace=remote`);
  expect(await remote.getAttribute('aria-pressed')).toBe('true');
  expect(await focused()).toMatch(/^Remote/);
  await page.reload();
  await page.getByText('The best 1 of 32 open postings').waitFor();
  await remote.click();
  await page.getByText('The best 2 of 33 open postings').waitFor();
  expect(page.url()).toBe(`${app.url}/?q=python`);
  expect(complaints).toEqual([]);
});

browserTest(`what was understood can be made a condition, taken as plain words, and taken back${reason}`, async () => {
  await page.goto(`${app.url}/?q=python+remote`);
  const understood = page.getByRole('region', { name: 'Understood' });
  const remote = understood.getByRole('button', { name: 'Remote', exact: true });
  await remote.waitFor();
  expect(await remote.getAttribute('aria-pressed')).toBe('false');

  await remote.focus();
  await page.keyboard.press('Enter');
  await page.getByText('The best 1 of 32 open postings').waitFor();
  expect(page.url()).toBe(`${app.url}/?q=python+remote&strict=remote`);
  expect(await remote.getAttribute('aria-pressed')).toBe('true');
  expect(await focused()).toBe('Remote');

  await understood.getByRole('button', { name: 'Take “remote” as plain words' }).click();
  const off = understood.getByRole('button', { name: 'Understand “remote” as Remote again' });
  await off.waitFor();
  expect(page.url()).toBe(`${app.url}/?q=python+remote&plain=remote`);
  expect(await focused()).toBe('“remote”');

  await page.reload();
  await off.click();
  await remote.waitFor();
  expect(page.url()).toBe(`${app.url}/?q=python+remote`);
  await page.getByLabel('What kind of job?').fill('python');
  await page.keyboard.press('Enter');
  await understood.waitFor({ state: 'hidden' });
  expect(complaints).toEqual([]);
});

browserTest(`of steps of a number one is chosen, and another takes its place${reason}`, async () => {
  await page.goto(`${app.url}/?q=python`);
  const posted = page.getByRole('group', { name: 'Posted' });
  await posted.waitFor();

  expect(await posted.getByRole('button').allTextContents()).toEqual(['in the last day 2', 'in the last 7 days 33']);
  await posted.getByRole('button', { name: /last day/ }).click();
  await page.waitForURL(`${app.url}/?q=python&postedWithinDays=1`);
  await posted.getByRole('button', { name: /7 days/ }).click();
  await page.waitForURL(`${app.url}/?q=python&postedWithinDays=7`);
  await posted.getByRole('button', { name: /7 days/, pressed: true }).click();
  await page.waitForURL(`${app.url}/?q=python`);
  expect(complaints).toEqual([]);
});

browserTest(`where nothing fits well, the page says so${reason}`, async () => {
  await page.goto(`${app.url}/?q=python+singer`);
  await page.getByText('Nothing among 33 open postings fits well. The nearest:').waitFor();

  expect((await titles().allInnerTexts()).length).toBeGreaterThan(0);
});

browserTest(`a result leads to those like it, and these lead on${reason}`, async () => {
  await page.goto(`${app.url}/?q=python`);
  await page.getByRole('link', { name: 'More like this: Python developer' }).click();
  await page.getByText('The 10 of 32 open postings nearest to “Python developer”').waitFor();

  expect(page.url()).toBe(`${app.url}/?like=demo%3A1`);
  expect(await page.title()).toBe('Like Python developer – jobsearch');
  expect((await titles().allInnerTexts()).slice(0, 2)).toEqual(['Python teacher', hostile]);
  await page.getByRole('button', { name: 'Show more' }).click();
  await page.getByText('The 25 of 32').waitFor();
  expect(page.url()).toBe(`${app.url}/?like=demo%3A1&n=25`);
  await page.getByLabel('What kind of job?').fill('teacher');
  await page.keyboard.press('Enter');
  await page.getByText('The best 1 of 33').waitFor();
  expect(page.url()).toBe(`${app.url}/?q=teacher`);
  expect(complaints).toEqual([]);

  await page.goto(`${app.url}/?like=demo:none`);
  await page.getByText('there is no posting "demo:none"').waitFor();
});

browserTest(`what is typed is completed, by the keyboard alone or by a press${reason}`, async () => {
  await page.goto(`${app.url}/?q=clerk`);
  await titles().first().waitFor();
  const box = page.getByRole('combobox', { name: 'What kind of job?' });
  const options = page.getByRole('option');
  await box.fill('');
  await box.pressSequentially('python');
  await options.first().waitFor();
  expect(await options.allInnerTexts()).toEqual(['Python developer job', 'Python teacher job']);
  expect(await box.getAttribute('aria-expanded')).toBe('true');

  await page.keyboard.press('ArrowUp');
  expect(await box.getAttribute('aria-activedescendant')).toBe('suggestion-1');
  await page.keyboard.press('ArrowDown');
  expect(await box.getAttribute('aria-activedescendant')).toBeNull();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('[aria-selected=true]').textContent()).toBe('Python teacher job');
  await page.keyboard.press('Enter');
  await page.getByText('The best 2 of 33').waitFor();
  expect(page.url()).toBe(`${app.url}/?q=Python+teacher`);
  expect(await box.getAttribute('aria-expanded')).toBe('false');

  await box.fill('clerk 1');
  await options.first().waitFor();
  await page.keyboard.press('Escape');
  expect(await options.count()).toBe(0);
  expect(await box.inputValue()).toBe('clerk 1');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('Python developer');

  await box.fill('clerk 2');
  await options.nth(1).click();
  await page.waitForURL(`${app.url}/?q=Clerk+20`);
  await page.getByText('The best 10 of 33').waitFor();
  expect(complaints).toEqual([]);
});
