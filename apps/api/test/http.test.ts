import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createFakeEngine, createPosting } from './support/fake-engine.js';
import { type StartedApp, startApp } from './support/start-app.js';

const slashed = createPosting({ id: 'greenhouse:acme/7206401', title: 'C++ developer' });
const many = Array.from({ length: 120 }, (_, row) => createPosting({ id: `demo:${row}`, title: `Clerk ${row}` }));
const postings = [createPosting(), slashed, ...many];

let app: StartedApp;
beforeAll(async () => {
  app = await startApp(createFakeEngine({ postings }));
});
afterAll(() => app.stop());

interface Case {
  readonly request: string;
  readonly status: number;
  readonly body: object;
}

const usage = (parameter: string, detail: string) => ({
  type: 'about:blank',
  title: 'Bad Request',
  status: 400,
  code: 'USAGE',
  detail: `${parameter}: ${detail}`,
  errors: [{ parameter, detail }],
});
const filterParameters =
  'workplace, country, region, city, near, withinKm, employmentType, seniority, skills, anySkills, maxExperienceYears, company, notCompany, language, source, ' +
  'minSalary, maxSalary, currency, includeUnknownSalary, postedWithinDays, includeClosed';
const searchParameters = `query, limit, cursor, view, preset, mode, understand, strict, plain, ${filterParameters}, freshnessDays, maxPerCompany, passages, explain, facets`;
const limitRange = 'want a whole number from 1 to 100';
const unknown = (parameter: string, path: string, takes: string) =>
  usage(parameter, `unknown parameter: ${path} takes ${takes}`);

const table: readonly Case[] = [
  { request: 'GET /search?query=python', status: 200, body: { total: 122, snapshot: 'snapshot-1', tookMs: 1.5 } },
  { request: 'GET /search?query=python', status: 200, body: { hits: [{ posting: createPosting(), score: 1 }] } },
  {
    request: 'GET /search?query=python&passages=true&explain=true&maxPerCompany=2',
    status: 200,
    body: {
      hits: [
        {
          passage: { marks: [{ start: 0 }] },
          explanation: {
            meaning: { score: 0.5 },
            words: { words: [{ word: 'python', field: 'title' }] },
            understood: 1,
          },
        },
      ],
    },
  },
  {
    request: 'GET /search?query=clerk&limit=1',
    status: 200,
    body: { hits: [{ posting: { title: 'Clerk 0' } }], nextCursor: 'from-1' },
  },
  {
    request: 'GET /search?query=clerk&limit=1&cursor=from-1',
    status: 200,
    body: { hits: [{ posting: { title: 'Clerk 1' } }], nextCursor: 'from-2' },
  },
  {
    request: 'GET /search?query=clerk&cursor=from-before',
    status: 410,
    body: { code: 'CURSOR_EXPIRED', title: 'Gone', detail: 'search again without the cursor' },
  },
  {
    request: 'GET /search?query=pyhton&view=minimal',
    status: 200,
    body: { corrected: 'python', hits: [{ posting: { id: 'demo:1', title: 'Python developer' } }] },
  },
  {
    request: 'GET /search?query=python&view=brief',
    status: 400,
    body: usage('view', 'want full or minimal (got "brief")'),
  },
  {
    request: 'GET /search?query=python&near=Zagreb&withinKm=0',
    status: 400,
    body: { errors: [{ parameter: 'withinKm' }] },
  },
  { request: 'GET /search?query=C&maxPerCompany=0', status: 400, body: { errors: [{ parameter: 'maxPerCompany' }] } },
  { request: 'GET /search?query=C&explain=perhaps', status: 400, body: { errors: [{ parameter: 'explain' }] } },
  { request: 'GET /search?query=C%2B%2B', status: 200, body: { hits: [{ posting: slashed, score: 1 }] } },
  { request: 'GET /search?query=nothing', status: 200, body: { hits: [], total: 122 } },
  { request: 'GET /search', status: 400, body: usage('query', "'query' is required") },
  {
    request: 'GET /search?query=',
    status: 400,
    body: usage('query', 'want at least one character, for example query=python%20developer%20remote'),
  },
  {
    request: 'GET /search?query=%20%20',
    status: 400,
    body: { code: 'USAGE', detail: 'the query is blank: want at least one character' },
  },
  { request: `GET /search?query=${'x'.repeat(1000)}`, status: 200, body: { hits: [] } },
  { request: `GET /search?query=${'x'.repeat(1001)}`, status: 400, body: { code: 'USAGE' } },
  { request: 'GET /search?query=C&limit=0', status: 400, body: usage('limit', `${limitRange} (got "0")`) },
  { request: 'GET /search?query=C&limit=101', status: 400, body: usage('limit', `${limitRange} (got "101")`) },
  { request: 'GET /search?query=C&limit=2.5', status: 400, body: usage('limit', `${limitRange} (got "2.5")`) },
  { request: 'GET /search?query=C&limit=', status: 400, body: usage('limit', limitRange) },
  { request: 'GET /search?query=C&minSalary=lots', status: 400, body: { errors: [{ parameter: 'minSalary' }] } },
  { request: 'GET /search?query=C&facets=perhaps', status: 400, body: { errors: [{ parameter: 'facets' }] } },
  {
    request: 'GET /search?query=C&understand=perhaps',
    status: 400,
    body: usage('understand', 'want boost or filter or off (got "perhaps")'),
  },
  {
    request: 'GET /search?query=Python%20remote&strict=remote',
    status: 200,
    body: { understood: [{ kind: 'workplace', value: 'remote', text: 'remote', start: 7, end: 13, effect: 'filter' }] },
  },
  {
    request: 'GET /search?query=Python%20remote&plain=REMOTE,London',
    status: 200,
    body: { understood: [{ text: 'remote', effect: 'off' }] },
  },
  {
    request: 'GET /search?query=Python%20remote&understand=off',
    status: 200,
    body: { understood: [] },
  },
  {
    request: 'GET /search?query=C&preset=modern',
    status: 400,
    body: usage('preset', 'want classic (got "modern")'),
  },
  {
    request: 'GET /search?query=C&limt=3',
    status: 400,
    body: unknown('limt', '/search', searchParameters),
  },
  { request: 'GET /search?query=a&query=b', status: 400, body: usage('query', 'given 2 times: want it once') },
  { request: 'GET /search?query=100%', status: 400, body: { code: 'USAGE' } },
  { request: 'GET /search?query=%E9', status: 400, body: { code: 'USAGE' } },
  { request: 'GET /postings/demo:1', status: 200, body: createPosting() },
  { request: 'GET /postings/greenhouse%3Aacme%2F7206401', status: 200, body: slashed },
  { request: 'GET /postings/demo:none', status: 404, body: { code: 'NOT_FOUND', title: 'Not Found', status: 404 } },
  { request: 'GET /postings/%ZZ', status: 400, body: { code: 'USAGE' } },
  { request: 'GET /postings/demo:1?view=x', status: 400, body: { code: 'USAGE' } },
  {
    request: 'GET /postings/demo:1/similar?limit=2',
    status: 200,
    body: { hits: [{ posting: slashed }, { posting: many[0] }], total: 120, snapshot: 'snapshot-1', tookMs: 1.5 },
  },
  { request: 'GET /postings/greenhouse%3Aacme%2F7206401/similar', status: 200, body: { total: 121 } },
  { request: 'GET /postings/demo:1/similar?otherCompanies=true', status: 200, body: { hits: [], total: 0 } },
  { request: 'GET /postings/demo:none/similar', status: 404, body: { code: 'NOT_FOUND' } },
  {
    request: 'GET /postings/demo:1/similar?limit=0',
    status: 400,
    body: usage('limit', `${limitRange} (got "0")`),
  },
  {
    request: 'GET /postings/demo:1/similar?query=C',
    status: 400,
    body: unknown('query', '/postings/demo:1/similar', `limit, otherCompanies, ${filterParameters}`),
  },
  {
    request: 'GET /suggest?prefix=clerk&limit=1',
    status: 200,
    body: { suggestions: [{ text: 'Clerk 0', kind: 'title', count: 1 }], snapshot: 'snapshot-1', tookMs: 1.5 },
  },
  { request: 'GET /suggest?prefix=nothing', status: 200, body: { suggestions: [] } },
  { request: 'GET /suggest', status: 400, body: usage('prefix', "'prefix' is required") },
  {
    request: 'GET /suggest?prefix=',
    status: 400,
    body: usage('prefix', 'want at least one character, for example prefix=nur'),
  },
  {
    request: 'GET /suggest?prefix=C&limit=21',
    status: 400,
    body: usage('limit', 'want a whole number from 1 to 20 (got "21")'),
  },
  { request: 'GET /suggest?query=C', status: 400, body: unknown('query', '/suggest', 'prefix, limit') },
  { request: 'GET /healthz', status: 200, body: { status: 'alive' } },
  {
    request: 'GET /readyz',
    status: 200,
    body: {
      status: 'ready',
      snapshot: 'snapshot-1',
      createdAt: '2026-01-15T06:00:00.000Z',
      ageSeconds: 10,
      postings: 122,
      model: 'fake',
    },
  },
  { request: 'GET /readyz?x=1', status: 400, body: usage('x', 'unknown parameter: /readyz takes none') },
  {
    request: 'GET /',
    status: 200,
    body: { name: 'jobsearch', snapshot: 'snapshot-1', postings: 122, docs: '/docs', openapi: '/openapi.json' },
  },
  { request: 'GET /openapi.json', status: 200, body: { openapi: '3.0.0' } },
  { request: 'GET /nope', status: 404, body: { code: 'UNKNOWN_ROUTE' } },
  { request: 'GET /../package.json', status: 404, body: { code: 'UNKNOWN_ROUTE' } },
  { request: 'GET /..%2fpackage.json', status: 404, body: { code: 'UNKNOWN_ROUTE' } },
  { request: 'POST /search?query=C', status: 405, body: { code: 'METHOD_NOT_ALLOWED' } },
  { request: 'DELETE /postings/demo:1', status: 405, body: { code: 'METHOD_NOT_ALLOWED' } },
  { request: 'POST /openapi.json', status: 405, body: { code: 'METHOD_NOT_ALLOWED' } },
  { request: 'PUT /page.js', status: 405, body: { code: 'METHOD_NOT_ALLOWED' } },
];

test('view=minimal leaves the descriptions out, and nothing else', async () => {
  const found = async (view: string) => {
    const { hits } = (await (await fetch(`${app.url}/search?query=python&view=${view}`)).json()) as {
      hits: { posting: object }[];
    };
    return hits[0]?.posting as Record<string, unknown>;
  };
  const { description, ...others } = await found('full');

  expect(description).not.toBe('');
  expect(await found('minimal')).toEqual(others);
});

test.each(table)('$request answers $status', async ({ request, status, body }) => {
  const [method, path] = request.split(' ') as [string, string];

  const response = await ask(method, path);

  expect(response.status).toBe(status);
  expect(JSON.parse(response.text)).toMatchObject(body);
  expect(response.headers['content-type']).toMatch(status < 400 ? /^application\/json/ : /^application\/problem\+json/);
});

test.each([
  ['/search?query=clerk', 5],
  ['/search?query=clerk&limit=1', 1],
  ['/search?query=clerk&limit=100', 100],
])('GET %s answers %i hits', async (path, count) => {
  const { hits } = (await (await fetch(app.url + path)).json()) as { hits: unknown[] };

  expect(hits).toHaveLength(count);
});

describe('a method that is not allowed', () => {
  test('is told which are', async () => {
    const response = await fetch(`${app.url}/search?query=C`, { method: 'POST' });

    expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS');
  });

  test('does not include OPTIONS, which browsers ask before other questions', async () => {
    const response = await fetch(`${app.url}/search`, { method: 'OPTIONS' });

    expect(response.status).toBe(204);
    expect(response.headers.get('Access-Control-Allow-Methods')).toBe('GET, HEAD, OPTIONS');
  });
});

describe('HEAD', () => {
  test.each(['/search?query=python', '/postings/demo:1', '/readyz', '/', '/openapi.json', '/page.js'])(
    '%s answers like GET, without a body',
    async (path) => {
      const response = await fetch(app.url + path, { method: 'HEAD' });

      expect(response.status).toBe(200);
      expect(await response.text()).toBe('');
    },
  );
});

describe('/', () => {
  const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

  test.each([
    [browser, 'text/html; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'],
    ['application/json', 'application/json; charset=utf-8'],
  ])('for Accept: %s is %s', async (accept, type) => {
    const response = await fetch(app.url, { headers: { Accept: accept } });

    expect(response.headers.get('Content-Type')).toBe(type);
    expect(response.headers.get('Vary')).toBe('Accept');
  });

  test('lets the page keep its question in the address', async () => {
    const response = await fetch(`${app.url}/?q=nurse`, { headers: { Accept: browser } });

    expect(await response.text()).toContain('<title>jobsearch</title>');
  });
});

describe('headers', () => {
  test('let the page load only what is ours, and say nothing of the server', async () => {
    const { headers } = await fetch(app.url, { headers: { Accept: 'text/html' } });

    expect(headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('X-Powered-By')).toBeNull();
  });

  test('let any page read the API', async () => {
    const { headers } = await fetch(`${app.url}/search?query=C`, { headers: { Origin: 'https://other.example' } });

    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Cache-Control')).toBe('no-store');
  });

  test('let a posting be kept and checked', async () => {
    const first = await ask('GET', '/postings/demo:1');
    const second = await ask('GET', '/postings/demo:1', { 'If-None-Match': String(first.headers.etag) });

    expect(first.headers['cache-control']).toBe('no-cache');
    expect(second.status).toBe(304);
  });

  test('return the request id of the caller, and replace one that could forge a log line', async () => {
    const idOf = async (id: string) =>
      (await fetch(`${app.url}/healthz`, { headers: { 'X-Request-Id': id } })).headers.get('X-Request-Id');

    expect(await idOf('Root=1-67891233-abcdef')).toBe('Root=1-67891233-abcdef');
    expect(await idOf('a b"')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('/docs', () => {
  test('is Swagger UI over the document, from this server alone', async () => {
    const response = await fetch(`${app.url}/docs`);
    const html = await response.text();
    const script = await fetch(`${app.url}/docs/swagger-ui-init.js`);

    expect(response.url).toBe(`${app.url}/docs/`);
    expect(html).toContain('<title>jobsearch API</title>');
    expect(html).not.toMatch(/(src|href)="?(https?:)?\/\//);
    expect(await script.text()).toContain('../openapi.json');
    expect(response.headers.get('Content-Security-Policy')).toContain("style-src 'self' 'unsafe-inline'");
  });
});

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
}

/** Unlike fetch, sends path and headers as they are written: dots, bad escapes, no headers of its own. */
function ask(method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(app.url);
    const request = httpRequest({ hostname, port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        });
      });
    });
    request.on('error', reject).end();
  });
}
