import type { Case, Row } from './row.js';

const COUNT = 1e6;

const draw = (name: string, work: string, count = COUNT): Case => ({
  name: `draws/${name}`,
  work,
  parameters: 0,
  flops: 0,
  bytes: 4 * count,
  // Moments of a million draws, whose standard error is a thousandth.
  tolerance: 0.01,
  inputs: () => ({}),
});

/** Random numbers. */
export const draws: Row = {
  name: 'draws',
  cases: [
    draw('gaussian', '10⁶ standard normals'),
    draw('uniform', '10⁶ uniforms'),
    draw('bernoulli', '10⁶ draws of one probability each'),
  ],
};
