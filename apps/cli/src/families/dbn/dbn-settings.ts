import { choice } from '../../settings/choice.js';
import { count } from '../../settings/numbers.js';
import { descentSettings } from '../energy/descent.js';
import { layerSizes } from '../energy/layer-sizes.js';

/** Options of deep belief networks. */
export const dbnSettings = {
  hidden: layerSizes([500, 1000]),
  pretrain: count({
    flags: '--pretrain <epochs>',
    summary: 'epochs for each layer; the last part of a run has all that are left',
    initial: 10,
  }),
  objective: choice(['pcd', 'cd'], {
    flags: '--objective <name>',
    summary: 'what layers are trained by: pcd, persistent chains, or cd, contrastive divergence',
    initial: 'pcd',
  }),
  gibbs: count({
    flags: '--gibbs <k>',
    summary: 'Gibbs steps between two updates',
    initial: 1,
  }),
  chains: count({ flags: '--chains <n>', summary: 'number of persistent chains', initial: 100 }),
  gradient: choice(['centred', 'plain'], {
    flags: '--gradient <name>',
    summary: 'centred (Melchior et al. 2016) or plain',
    initial: 'centred',
  }),
  fineTune: choice(['none', 'up-down'], {
    flags: '--fine-tune <name>',
    summary: 'what follows when all layers are trained: none, or up-down at a tenth of the rate',
    initial: 'none',
  }),
  ...descentSettings,
} as const;
