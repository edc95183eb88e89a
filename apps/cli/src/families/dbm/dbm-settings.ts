import { count } from '../../settings/numbers.js';
import { descentSettings } from '../energy/descent.js';
import { layerSizes } from '../energy/layer-sizes.js';

/** Options of deep Boltzmann machines. */
export const dbmSettings = {
  hidden: layerSizes([500, 500]),
  pretrain: count({
    flags: '--pretrain <epochs>',
    summary:
      'epochs for each layer by the doubling rule; the machine is trained in those that are left',
    initial: 5,
  }),
  meanField: count({
    flags: '--mean-field <steps>',
    summary: 'fixed-point steps given data',
    initial: 10,
  }),
  gibbs: count({
    flags: '--gibbs <k>',
    summary: 'sweeps of the chains between two updates',
    initial: 1,
  }),
  chains: count({ flags: '--chains <n>', summary: 'number of persistent chains', initial: 100 }),
  ...descentSettings,
} as const;
