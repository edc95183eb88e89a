import { planeData } from './plane-data.js';
import { planeTrainings } from './plane-trainings.js';
import { trainPlane } from './train-plane.js';
import type { Score } from '../score.js';

/** The most KL(data ‖ model) in nats that counts as learnt, by data and objective. */
const most: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'eight-gaussians': {
    'noise-contrastive': 0.03,
    'sliced-score-matching': 0.03,
    'denoising-score-matching': 0.1,
    'langevin-replay': 0.2,
  },
  'two-moons': {
    'noise-contrastive': 0.15,
    'sliced-score-matching': 0.25,
    'denoising-score-matching': 0.4,
    'langevin-replay': 0.4,
  },
};

const scoreOf = (data: string, objective: string, limit: number): Score => ({
  name: `plane-${data}-${objective}`,
  summary: `a deep energy of the plane on ${data} by ${objective}, against the density on a grid`,
  reference: `0 at best, the density itself; below ${limit}`,
  reaches: ({ value }) => value < limit,
  run: async ({ say }) => {
    const set = planeData[data]!;
    return trainPlane(set, planeTrainings(set.spread, set.detail)[objective]!, say);
  },
});

/** Deep energies of the plane, each by a way of training. */
export const planeScores: readonly Score[] = Object.entries(most).flatMap(([data, limits]) =>
  Object.entries(limits).map(([objective, limit]) => scoreOf(data, objective, limit)),
);
