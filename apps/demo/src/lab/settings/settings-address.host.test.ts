import { describe, expect, it } from 'vitest';
import { counts } from './counts.js';
import { numberWithin } from './number-within.js';
import { oneOf } from './one-of.js';
import { point } from './point.js';
import { readSettings, writeSettings } from './settings-address.js';

const fields = {
  network: oneOf('dense', 'convolutional'),
  beta: numberWithin({ initial: 1, min: 0, max: 100 }),
  latent: numberWithin({ initial: 2, min: 1, max: 64, integer: true }),
  at: point([0, 0]),
  hidden: counts([200, 200]),
};
const read = (query: string) => readSettings(fields, new URLSearchParams(query));

describe('settings in the address', () => {
  it('come back as they were written', () => {
    const values = {
      network: 'convolutional',
      beta: 0.25,
      latent: 20,
      at: [0.5, -1.25],
      hidden: [64],
    } as const;
    expect(readSettings(fields, writeSettings(fields, values))).toEqual(values);
  });

  it('take their initial values where the address says nothing', () => {
    expect(read('')).toEqual({
      network: 'dense',
      beta: 1,
      latent: 2,
      at: [0, 0],
      hidden: [200, 200],
    });
  });

  it.each([
    ['a word that is no option', 'network=magic'],
    ['a number out of bounds', 'beta=-1'],
    ['a fraction where integers are asked for', 'latent=2.5'],
    ['an empty number', 'beta='],
    ['a point of one coordinate', 'at=1'],
    ['a list with a gap', 'hidden=200,,100'],
    ['a list with a zero', 'hidden=200,0'],
    ['a point at infinity', 'at=1,Infinity'],
  ])('take their initial values for %s', (_, query) => {
    expect(read(query)).toEqual(read(''));
  });

  it('are all written, so that a link outlives a change of initial values', () => {
    expect([...writeSettings(fields, read('')).keys()]).toEqual(Object.keys(fields));
  });
});
