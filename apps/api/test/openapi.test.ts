import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { defaultLimit, maxLimit, maxQueryLength, maxSuggestions } from '@jobsearch/search';

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const committed = read('../openapi.json');

test('the committed OpenAPI document is current: else run "pnpm run openapi" in apps/api', () => {
  const generated = read('../src/generated/openapi.json');

  expect(committed).toEqual(generated);
});

test('the document states the limits that the engine has', () => {
  const [query, limit] = committed.paths['/search'].get.parameters;

  expect(query.schema).toMatchObject({ minLength: 1, maxLength: maxQueryLength });
  expect(limit.schema).toMatchObject({ minimum: 1, maximum: maxLimit, default: defaultLimit });
  const [prefix, most] = committed.paths['/suggest'].get.parameters;
  expect(prefix.schema).toMatchObject({ minLength: 1, maxLength: maxQueryLength });
  expect(most.schema).toMatchObject({ minimum: 1, maximum: maxSuggestions });
});

test('every operation and parameter is described, and every error is a problem', () => {
  const operations = Object.values(committed.paths).flatMap((item) => Object.values(item as object));

  for (const { summary, description, parameters, responses } of operations) {
    expect([summary, description]).toEqual([expect.any(String), expect.any(String)]);
    for (const parameter of parameters) {
      expect(parameter).toMatchObject({ description: expect.any(String), example: expect.anything() });
    }
    for (const [status, response] of Object.entries<{ content: object }>(responses)) {
      expect(Object.keys(response.content)).toEqual([
        status === '200' ? 'application/json' : 'application/problem+json',
      ]);
    }
  }
  expect(operations).toHaveLength(7);
});
