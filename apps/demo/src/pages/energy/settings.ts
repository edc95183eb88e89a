import { cells } from '../../lab/settings/cells.js';
import { counts } from '../../lab/settings/counts.js';
import type { Fields, ValuesOf } from '../../lab/settings/field.js';
import { initialValues } from '../../lab/settings/initial-values.js';
import { numberWithin } from '../../lab/settings/number-within.js';
import { oneOf } from '../../lab/settings/one-of.js';

/** All that an experiment on this page consists of, as it stands in the address. */
export const settingsFields = {
  /** Images for a restricted Boltzmann machine, or points of the plane for a deep energy. */
  data: oneOf('digits', 'bars', 'files', 'eight-gaussians', 'checkerboard', 'two-moons'),
  /** Number of digits made for training. */
  trainImages: numberWithin({ initial: 6000, min: 500, max: 60000, integer: true }),
  /** Where all randomness comes from. */
  key: numberWithin({ initial: 0, min: 0, max: 2 ** 32 - 1, integer: true }),
  /** Number of hidden units. */
  hidden: numberWithin({ initial: 100, min: 1, max: 2000, integer: true }),
  /** Units that the pixels are. */
  visible: oneOf('binary', 'gaussian'),
  /** Units that are hidden. */
  hiddenUnits: oneOf('binary', 'spin'),
  /** What a machine is trained by. */
  objective: oneOf('pcd', 'cd', 'tempering'),
  /** Gibbs steps between two updates, k. */
  gibbs: numberWithin({ initial: 1, min: 1, max: 100, integer: true }),
  /** Number of persistent chains; of each temperature with tempering. */
  chains: numberWithin({ initial: 100, min: 1, max: 1000, integer: true }),
  /** What is done to the gradient of a machine. */
  gradient: oneOf('plain', 'centred', 'enhanced'),
  /** What a deep energy is trained by. */
  method: oneOf('nce', 'denoising', 'sliced', 'replay'),
  /** Layers of a deep energy. */
  layers: counts([64, 64]),
  /** Learning rate: of gradient descent for machines, of Adam for deep energies. */
  learningRate: numberWithin({ initial: 0.01, min: 1e-6, max: 1 }),
  /** Examples in a batch. */
  batch: numberWithin({ initial: 100, min: 8, max: 1000, integer: true }),
  /** Temperature T at which the chains on show walk. */
  temperature: numberWithin({ initial: 1, min: 0.1, max: 10 }),
  /** The test image that is completed. */
  given: numberWithin({ initial: 0, min: 0, max: 9, integer: true }),
  /** Which cells of it are held. */
  held: cells('fffffff'),
  /** Whether the model that came with the page is shown first. */
  start: oneOf('trained', 'scratch'),
  /** The engine to use. */
  engine: oneOf('auto', 'webgpu', 'wasm'),
} satisfies Fields;

/** An experiment. */
export type Settings = ValuesOf<typeof settingsFields>;

/** The initial experiment. */
export const initialSettings: Settings = initialValues(settingsFields);

/** What is on show, and changes nothing in the experiment. */
export const shownOnly = ['temperature', 'given', 'held'] as const;
