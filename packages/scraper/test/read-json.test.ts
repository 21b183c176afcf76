import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { readItems, readJson } from '../src/sources/read-json.js';

const page = (body: string) => ({ url: 'https://boards.example/1', status: 200, body });

test('reads an answer of the expected shape', () => {
  expect(readJson(page('{"jobs":[{"id":1}]}'), z.object({ jobs: z.array(z.unknown()) }))).toEqual({
    jobs: [{ id: 1 }],
  });
});

test('says how an answer differs from the expected shape', () => {
  const schema = z.object({ jobs: z.array(z.unknown()) });

  expect(() => readJson(page('<!doctype html><p>Hi'), schema)).toThrow(
    expect.objectContaining({ code: 'LAYOUT_CHANGED', message: expect.stringContaining('<!doctype html>') }),
  );
  expect(() => readJson(page('{"items":[]}'), schema)).toThrow(
    expect.objectContaining({ code: 'LAYOUT_CHANGED', message: expect.stringContaining('jobs') }),
  );
});

test('reads the items around an odd one and names it', () => {
  const schema = z.object({ id: z.number() });
  const read = ({ id }: { id: number }): number | undefined => {
    if (id === 3) throw new Error('three is odd');
    return id === 4 ? undefined : id;
  };

  const { results, problems } = readItems([{ id: 1 }, { id: 'two' }, { id: 3 }, { id: 4 }, { id: 5 }], schema, read);

  expect(results).toEqual([1, 5]);
  expect(problems).toEqual([
    expect.stringMatching(/^item 2 cannot be read: id: /),
    'item 3 cannot be read: three is odd',
  ]);
});
