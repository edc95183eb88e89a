import { expect, test } from 'vitest';
import { nextTask } from './next-task.js';

test('timers have their turn between tasks', async () => {
  let due = false;
  setTimeout(() => (due = true), 20);
  const end = Date.now() + 5000;
  while (!due && Date.now() < end) await nextTask();
  expect(due).toBe(true);
  expect(Date.now()).toBeLessThan(end - 4000);
});

test('those who wait together all go on, in order', async () => {
  const order: number[] = [];
  await Promise.all([0, 1, 2].map((i) => nextTask().then(() => order.push(i))));
  expect(order).toEqual([0, 1, 2]);
});

test('a turn is short', async () => {
  const begin = performance.now();
  for (let i = 0; i < 100; i++) await nextTask();
  expect((performance.now() - begin) / 100).toBeLessThan(3);
});
