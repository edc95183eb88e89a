import { describe, expect, test } from 'vitest';
import { gappedStraightThrough } from './gapped-straight-through.js';
import { gumbelSoftmax } from './gumbel-softmax.js';
import { rebar } from './rebar.js';
import { straightThroughGumbelSoftmax } from './straight-through-gumbel-softmax.js';

describe.each(
  Object.entries({ gappedStraightThrough, gumbelSoftmax, rebar, straightThroughGumbelSoftmax }),
)('%s', (name, make) => {
  test.each([0, -1, NaN])('refuses a temperature of %d', (temperature) => {
    expect(() => make({ temperature })).toThrow(
      `${name}: temperature: expected a number above 0; got ${temperature}.`,
    );
  });
});

test('gappedStraightThrough refuses a gap below 0', () => {
  expect(() => gappedStraightThrough({ gap: -0.5 })).toThrow(
    'gappedStraightThrough: gap: expected a number from 0 on; got -0.5.',
  );
});
