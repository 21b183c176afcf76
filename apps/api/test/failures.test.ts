import { afterEach, expect, test } from '@jest/globals';
import { JobSearchError } from '@jobsearch/postings';
import { createFakeEngine, createPosting } from './support/fake-engine.js';
import { type StartedApp, startApp } from './support/start-app.js';

const apps: StartedApp[] = [];
const start = async (...arguments_: Parameters<typeof startApp>) => {
  const app = await startApp(...arguments_);
  apps.push(app);
  return app;
};
afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop();
});

test('two apps in one process do not share an engine', async () => {
  const one = await start(createFakeEngine({ snapshot: 'one' }));
  const two = await start(createFakeEngine({ snapshot: 'two', postings: [createPosting({ title: 'Baker' })] }));

  const answers = await Promise.all(
    [one, two, one].map(async ({ url }) => (await fetch(`${url}/search?query=baker`)).json()),
  );

  expect(answers).toMatchObject([
    { snapshot: 'one', hits: [] },
    { snapshot: 'two', hits: [{ posting: { title: 'Baker' } }] },
    { snapshot: 'one', hits: [] },
  ]);
});

test('a server without an engine yet is alive, not ready, and says when to come back', async () => {
  const { url, logged } = await start();

  const [alive, ready, search, page] = await Promise.all([
    fetch(`${url}/healthz`),
    fetch(`${url}/readyz`),
    fetch(`${url}/search?query=C`),
    fetch(url, { headers: { Accept: 'text/html' } }),
  ]);

  expect(alive.status).toBe(200);
  expect(page.status).toBe(200);
  expect(await ready.json()).toMatchObject({ status: 503, code: 'NOT_READY' });
  expect(await search.json()).toMatchObject({ status: 503, code: 'NOT_READY' });
  expect(ready.headers.get('Retry-After')).toBe('5');
  expect(logged).toEqual([]);
});

test('a closing server is not ready, still answers, and ends its connections', async () => {
  const { url, slot } = await start(createFakeEngine());

  slot.startClosing();
  const ready = await fetch(`${url}/readyz`);
  const search = await fetch(`${url}/search?query=python`);

  expect(ready.status).toBe(503);
  expect(search.status).toBe(200);
  expect(search.headers.get('Connection')).toBe('close');
});

test('an unexpected error is logged whole and told without its text', async () => {
  const secret = 'cannot read /srv/secret/vectors.npy';
  const before = async () => {
    throw new Error(secret);
  };
  const { url, logged } = await start(createFakeEngine({ before }));

  const response = await fetch(`${url}/search?query=C`, { headers: { 'X-Request-Id': 'abc-1' } });
  const text = await response.text();

  expect(JSON.parse(text)).toMatchObject({ status: 500, code: 'INTERNAL', requestId: 'abc-1' });
  expect(text).not.toContain('secret');
  expect(logged).toMatchObject([{ level: 50, requestId: 'abc-1', path: '/search', err: { message: secret } }]);
});

test('an error of ours keeps its code, and its text too when the caller can mend it', async () => {
  const failWith = (error: JobSearchError) => async () => {
    throw error;
  };
  const usage = new JobSearchError('USAGE', 'the query holds "x"');
  const invalid = new JobSearchError('SNAPSHOT_INVALID', '/srv/data is short of rows');
  const one = await start(createFakeEngine({ before: failWith(usage) }));
  const two = await start(createFakeEngine({ before: failWith(invalid) }));

  const mendable = await (await fetch(`${one.url}/search?query=C`)).json();
  const broken = await (await fetch(`${two.url}/search?query=C`)).json();

  expect(mendable).toMatchObject({ status: 400, code: 'USAGE', detail: 'the query holds "x"' });
  expect(broken).toMatchObject({ status: 503, code: 'SNAPSHOT_INVALID', detail: expect.not.stringContaining('/srv') });
});
