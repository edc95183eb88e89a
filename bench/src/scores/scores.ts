import { barsAndStripesScore } from './energy/bars-and-stripes.js';
import { mnistByBeliefNetwork } from './energy/belief-mnist.js';
import { mnistByBoltzmannMachine } from './energy/boltzmann-mnist.js';
import { mnistByContrastiveDivergence, mnistByPersistentChains } from './energy/binarized-mnist.js';
import { densityTableScores } from './energy/density-tables.js';
import { opticalDigitsScore } from './energy/optical-digits.js';
import { planeScores } from './energy/plane-scores.js';
import type { Score } from './score.js';

/** The results that are reproduced. */
export const scores: readonly Score[] = [
  barsAndStripesScore,
  mnistByPersistentChains,
  mnistByContrastiveDivergence,
  mnistByBeliefNetwork,
  mnistByBoltzmannMachine,
  ...densityTableScores,
  opticalDigitsScore,
  ...planeScores,
];
