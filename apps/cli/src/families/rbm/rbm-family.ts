import { annealingScoring } from '../energy/annealing-scoring.js';
import type { Family } from '../family.js';
import { rbmSettings } from './rbm-settings.js';

/** Restricted Boltzmann machines. */
export const rbmFamily: Family<typeof rbmSettings> = {
  name: 'rbm',
  summary: 'a restricted Boltzmann machine (Smolensky 1986; Hinton 2002)',
  settings: rbmSettings,
  training: { learningRate: 0.05 },
  scoring: annealingScoring,
  examples: [
    ['--data digits --hidden 100', 'features of ten digits'],
    ['--data mnist:data/mnist --epochs 60', '500 hidden units on dynamically binarized MNIST'],
    ['--objective cd --momentum 0.5', 'contrastive divergence'],
    ['--visible gaussian --lr 0.001', 'grey pixels'],
  ],
  pictureFiles: ['filters.png', 'samples.png', 'particles.png', 'reconstructions.png', 'gap.png'],
  build: async (values, size, key) => {
    const { rbmRunModel } = await import('./rbm-run-model.js'); // the help needs none of it
    return rbmRunModel(values, size, key);
  },
};
