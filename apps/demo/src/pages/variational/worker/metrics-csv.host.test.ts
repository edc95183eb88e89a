import { expect, it } from 'vitest';
import { readMetrics, writeMetrics } from './metrics-csv.js';

const records = [
  { step: 1, epoch: 0.25, loss: 544.5, reconstruction: 543.25, kl: 0.5 },
  { step: 2, epoch: 0.5, loss: 404, reconstruction: 400.125, kl: 2 },
];
const bytes = (text: string) => new TextEncoder().encode(text);

it('reads back what it wrote', () => {
  expect(readMetrics(writeMetrics(records), 2)).toEqual(records);
});

it('writes the ELBO and its parts as log likelihoods', () => {
  expect(new TextDecoder().decode(writeMetrics(records)).split('\n')[1]).toBe(
    '1,0.25,train,544.5,-543.75,-543.25,0.5',
  );
});

it('finds its columns by name, and leaves out rows of tests, of later steps, and broken ones', () => {
  const text = [
    'step,epoch,split,kl,loss,reconstruction',
    '5,1,train,3,100,-97',
    '5,1,test,3,100,-98',
    '6,1,train,3,100',
    '7,1,train,3,100,-97',
  ].join('\n');
  expect(readMetrics(bytes(text), 6)).toEqual([
    { step: 5, epoch: 1, loss: 100, reconstruction: 97, kl: 3 },
  ]);
});

it('reads nothing from a file that is none', () => {
  expect(readMetrics(bytes('hello'), 9)).toEqual([]);
  expect(readMetrics(bytes(''), 9)).toEqual([]);
});
