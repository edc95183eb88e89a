import type { Family } from '../family.js';
import { vaeScoring } from '../vae/vae-settings.js';
import { sbnSettings } from './sbn-settings.js';

/** Sigmoid belief networks. */
export const sbnFamily: Family<typeof sbnSettings> = {
  name: 'sbn',
  summary: 'a sigmoid belief network with what infers its hidden units (Neal 1992)',
  settings: sbnSettings,
  scoring: vaeScoring,
  examples: [
    ['--data digits --hidden 100,50', 'two layers on drawn digits'],
    ['--data mnist:data/mnist --objective reweighted', '200 hidden units by five draws an image'],
    ['--objective wake-sleep --lr 0.003', 'as Hinton et al. 1995 had it'],
  ],
  pictureFiles: ['filters.png', 'samples.png', 'reconstructions.png'],
  build: async (values, size, key) => {
    const { sbnRunModel } = await import('./sbn-run-model.js'); // the help needs none of it
    return sbnRunModel(values, size, key);
  },
};
