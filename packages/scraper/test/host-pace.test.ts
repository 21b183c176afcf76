import { expect, test } from '@jest/globals';
import { createHostPace } from '../src/host-pace.js';

/** A clock that only sleeping moves. */
function simulated(random = 0) {
  let nowMs = 0;
  const sleep = async (delayMs: number) => {
    nowMs += delayMs;
  };
  return { maxConcurrent: 1, minTimeMs: 200, sleep, random: () => random, now: () => new Date(nowMs) };
}

async function startsOf(pace: ReturnType<typeof createHostPace>, options: ReturnType<typeof simulated>, count: number) {
  const starts: number[] = [];
  for (let i = 0; i < count; i++) await pace.run(async () => void starts.push(options.now().getTime()));
  return starts;
}

test('keeps the least time between two starts, the first at once', async () => {
  const options = simulated();

  expect(await startsOf(createHostPace(options), options, 4)).toEqual([0, 200, 400, 600]);
});

test('adds up to a twentieth by chance', async () => {
  const options = simulated(1);

  expect(await startsOf(createHostPace(options), options, 3)).toEqual([0, 210, 420]);
});

test('halves its pace each time that it is told to, within bounds, and recovers after clean stretches', () => {
  const pace = createHostPace(simulated());
  const seen = [pace.minTimeMs];
  for (let i = 0; i < 6; i++) {
    pace.slowDown();
    seen.push(pace.minTimeMs);
  }
  for (let i = 0; i < 20 * 4 - 1; i++) pace.speedUp();
  seen.push(pace.minTimeMs);
  pace.speedUp();
  seen.push(pace.minTimeMs);

  expect(seen).toEqual([200, 1000, 2000, 4000, 8000, 8000, 8000, 1000, 200]);
});

test('one refusal begins the clean stretch anew', () => {
  const pace = createHostPace(simulated());
  pace.slowDown();
  for (let i = 0; i < 19; i++) pace.speedUp();
  pace.slowDown();
  for (let i = 0; i < 20; i++) pace.speedUp();

  expect(pace.minTimeMs).toBe(1000);
});

test('takes a longer pause that is asked for, and no shorter one', () => {
  const pace = createHostPace(simulated());
  pace.atLeast(3000);
  pace.atLeast(10);

  expect(pace.minTimeMs).toBe(3000);
});

test('runs no more at once than it may', async () => {
  const pace = createHostPace({ ...simulated(), maxConcurrent: 2, minTimeMs: 0 });
  let running = 0;
  let most = 0;
  let goOn = (): void => {};
  const two = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const task = async () => {
    most = Math.max(most, ++running);
    if (running === 2) goOn();
    await two;
    running--;
  };

  await Promise.all(Array.from({ length: 9 }, () => pace.run(task)));

  expect(most).toBe(2);
});
