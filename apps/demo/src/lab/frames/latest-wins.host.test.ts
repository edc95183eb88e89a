import { expect, it } from 'vitest';
import { latestWins } from './latest-wins.js';

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
};

it('asks one question at a time, and of those that wait only the newest', async () => {
  const asked: number[] = [];
  const answers: (() => void)[] = [];
  const ask = latestWins<number>((question) => {
    asked.push(question);
    return new Promise((resolve) => answers.push(resolve));
  });

  ask(1);
  ask(2);
  ask(3);
  expect(asked).toEqual([1]);
  answers[0]?.();
  await turns(4);
  expect(asked).toEqual([1, 3]);
  answers[1]?.();
  await turns(4);
  expect(asked).toEqual([1, 3]);
});
