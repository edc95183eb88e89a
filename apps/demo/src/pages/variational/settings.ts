import { counts } from '../../lab/settings/counts.js';
import type { Fields, ValuesOf } from '../../lab/settings/field.js';
import { initialValues } from '../../lab/settings/initial-values.js';
import { numberWithin } from '../../lab/settings/number-within.js';
import { oneOf } from '../../lab/settings/one-of.js';
import { point } from '../../lab/settings/point.js';

/** All that an experiment on this page consists of, as it stands in the address. */
export const settingsFields = {
  /** Where the images come from. */
  data: oneOf('digits', 'files'),
  /** Number of digits made for training. */
  trainImages: numberWithin({ initial: 6000, min: 500, max: 60000, integer: true }),
  /** Where all randomness comes from. */
  key: numberWithin({ initial: 0, min: 0, max: 2 ** 32 - 1, integer: true }),
  /** Number of latent variables. */
  latent: numberWithin({ initial: 2, min: 1, max: 64, integer: true }),
  /** Kind of encoder and decoder. */
  architecture: oneOf('dense', 'conv'),
  /** Units of the dense layers, or channels of the convolutions. */
  hidden: counts([200, 100]),
  /** Weight of the KL divergence. */
  beta: numberWithin({ initial: 1, min: 0, max: 1000 }),
  /** Learning rate of Adam. */
  learningRate: numberWithin({ initial: 3e-3, min: 1e-6, max: 0.1 }),
  /** Images in a batch. */
  batch: numberWithin({ initial: 100, min: 8, max: 1000, integer: true }),
  /** p(x | z). */
  likelihood: oneOf('bernoulli', 'gaussian'),
  /** Draws of z for each image. */
  samples: numberWithin({ initial: 1, min: 1, max: 10, integer: true }),
  /** Whether pixels are drawn anew each time, with their grey as probability. */
  binarize: oneOf('dynamic', 'none'),
  /** Steps over which β rises from 0. */
  anneal: numberWithin({ initial: 0, min: 0, max: 100_000, integer: true }),
  /** Whether the model that came with the page is shown first. */
  start: oneOf('trained', 'scratch'),
  /** The engine to use. */
  engine: oneOf('auto', 'webgpu', 'wasm'),
  /** Where the handle in latent space is. */
  at: point([0, 0]),
} satisfies Fields;

/** An experiment. */
export type Settings = ValuesOf<typeof settingsFields>;

/** The initial experiment. */
export const initialSettings: Settings = initialValues(settingsFields);

/** Layers that suit an architecture. */
export const usualHidden: Readonly<Record<Settings['architecture'], readonly number[]>> = {
  dense: [200, 100],
  conv: [16, 32],
};
