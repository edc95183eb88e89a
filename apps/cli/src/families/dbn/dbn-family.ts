import { annealingScoring } from '../energy/annealing-scoring.js';
import { deepPictureFiles } from '../energy/deep-picture-files.js';
import type { Family } from '../family.js';
import { dbnSettings } from './dbn-settings.js';

/** Deep belief networks. */
export const dbnFamily: Family<typeof dbnSettings> = {
  name: 'dbn',
  summary: 'a deep belief network (Hinton, Osindero & Teh 2006)',
  settings: dbnSettings,
  training: { learningRate: 0.05, epochs: 20 },
  scoring: annealingScoring,
  examples: [
    ['--data digits --hidden 100,100 --epochs 20', 'two layers on drawn digits'],
    ['--data mnist:data/mnist --pretrain 60 --epochs 100', '500 and 1,000 hidden units on MNIST'],
    ['--fine-tune up-down --epochs 30', 'fine-tuned as a whole for the last ten epochs'],
  ],
  pictureFiles: deepPictureFiles,
  build: async (values, size, key) => {
    const { dbnRunModel } = await import('./dbn-run-model.js'); // the help needs none of it
    return dbnRunModel(values, size, key);
  },
};
