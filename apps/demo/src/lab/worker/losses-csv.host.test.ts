import { expect, it } from 'vitest';
import { readLosses, writeLosses } from './losses-csv.js';

it('reads losses as they were written', () => {
  const losses = [
    [1, -53.79],
    [2, 0.125],
  ] as const;
  expect(readLosses(writeLosses(losses, 60), 2)).toEqual(losses);
});

it('reads those of the terminal, up to a step, without the scores of tests', () => {
  const text =
    'step,epoch,split,loss,free energy\n1,0.5,train,-3,\n2,1,test,,-90\n2,1,train,-2,\n3,2,train,-1,\n';
  expect(readLosses(new TextEncoder().encode(text), 2)).toEqual([
    [1, -3],
    [2, -2],
  ]);
});
