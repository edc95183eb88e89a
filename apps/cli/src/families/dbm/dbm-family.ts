import { annealingScoring } from '../energy/annealing-scoring.js';
import { deepPictureFiles } from '../energy/deep-picture-files.js';
import type { Family } from '../family.js';
import { dbmSettings } from './dbm-settings.js';

/** Deep Boltzmann machines. */
export const dbmFamily: Family<typeof dbmSettings> = {
  name: 'dbm',
  summary: 'a deep Boltzmann machine (Salakhutdinov & Hinton 2009)',
  settings: dbmSettings,
  training: { learningRate: 0.03, epochs: 30 },
  scoring: annealingScoring,
  examples: [
    ['--data digits --hidden 100,100 --pretrain 3 --epochs 20', 'two layers on drawn digits'],
    [
      '--data mnist:data/mnist --hidden 500,1000 --epochs 70',
      '500 and 1,000 hidden units on MNIST',
    ],
    ['--mean-field 25 --gibbs 5', 'nearer to the gradient, at a price'],
  ],
  pictureFiles: deepPictureFiles,
  build: async (values, size, key) => {
    const { dbmRunModel } = await import('./dbm-run-model.js'); // the help needs none of it
    return dbmRunModel(values, size, key);
  },
};
