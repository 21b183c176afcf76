import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRequestQueue } from '../src/request-queue.js';
import type { PageRequest } from '../src/source.js';

const request = (key: string, kind: 'list' | 'posting' = 'posting', context = 0): PageRequest<number> => ({
  key,
  kind,
  context,
  url: `http://x/${key}`,
});

test('gives no posting while a list is under way', () => {
  const queue = createRequestQueue<number>(undefined);
  const list = request('list', 'list');
  queue.add([request('posting'), list]);

  const taken = [queue.next()?.key, queue.next()?.key];
  queue.done(list);

  expect([...taken, queue.next()?.key, queue.next()?.key]).toEqual(['list', undefined, 'posting', undefined]);
});

test('joins what two waiting requests of one key know', () => {
  const queue = createRequestQueue<number>((earlier, later) => ({
    ...earlier,
    context: earlier.context + later.context,
  }));

  queue.add([request('a', 'posting', 1), request('a', 'posting', 2)]);

  expect(queue.size).toBe(1);
  expect(queue.next()?.context).toBe(3);
});

test('what came many at a time comes back as it was, joined or skipped where that was asked for', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.nat(60), { minLength: 10, maxLength: 40 }), { maxLength: 5 }),
      fc.array(fc.nat(60)),
      fc.boolean(),
      (batches, skipped, joins) => {
        const queue = createRequestQueue<number>(
          joins ? (earlier, later) => ({ ...earlier, context: earlier.context + later.context }) : undefined,
        );
        const expected = new Map<string, number>();
        for (const [i, batch] of batches.entries()) {
          queue.add(batch.map((key) => request(String(key), 'posting', i + 1)));
          for (const key of batch.map(String)) {
            const earlier = expected.get(key);
            expected.set(key, earlier === undefined ? i + 1 : joins ? earlier + i + 1 : earlier);
          }
        }
        for (const key of skipped) {
          queue.skip(String(key));
          expected.delete(String(key));
        }

        const wanted = [...expected].map(([key, context]) => request(key, 'posting', context));
        expect(queue.size).toBe(wanted.length);
        expect(queue.waiting()).toEqual(wanted);
        expect(wanted.map(() => queue.next())).toEqual(wanted);
        expect(queue.next()).toBeUndefined();
      },
    ),
  );
});

test('gives each key once, in the order of arrival, however adding and taking alternate', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(20), fc.constant('take' as const))), (steps) => {
      const queue = createRequestQueue<number>(undefined);
      const given: (string | undefined)[] = [];
      for (const step of steps) {
        if (step === 'take') given.push(queue.next()?.key);
        else queue.add([request(String(step))]);
      }
      while (queue.size > 0) given.push(queue.next()?.key);

      const arrivals = new Set(steps.filter((step) => step !== 'take').map(String));
      expect(given.filter((key) => key !== undefined)).toEqual([...arrivals]);
      expect(queue.next()).toBeUndefined();
    }),
  );
});
