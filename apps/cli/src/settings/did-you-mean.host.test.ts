import { expect, test } from 'vitest';
import { didYouMean } from './did-you-mean.js';

test.each([
  ['bernouli', 'Did you mean bernoulli?'],
  ['guassian', 'Did you mean gaussian?'],
  ['poisson', undefined],
  ['', undefined],
])('%s: %s', (word, question) => {
  expect(didYouMean(word, ['bernoulli', 'gaussian'])).toBe(question);
});
