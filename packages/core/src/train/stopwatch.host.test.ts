import { expect, test } from 'vitest';
import { makeStopwatch } from './stopwatch.js';

test('counts work in laps and leaves out rests', async () => {
  let time = 0;
  const stopwatch = makeStopwatch(() => time);
  time += 1000;
  await stopwatch.without(async () => void (time += 5000));
  time += 500;
  expect(stopwatch.lap()).toBe(1.5);
  stopwatch.stop();
  time += 7000;
  stopwatch.start();
  time += 250;
  expect(stopwatch.lap()).toBe(0.25);
  expect(stopwatch.total()).toBe(1.75);
});
