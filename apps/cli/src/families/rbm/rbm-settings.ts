import { choice } from '../../settings/choice.js';
import { belowOne, count } from '../../settings/numbers.js';
import { descentSettings } from '../energy/descent.js';

/** Options of restricted Boltzmann machines. */
export const rbmSettings = {
  hidden: count({ flags: '--hidden <n>', summary: 'number of hidden units', initial: 500 }),
  visible: choice(['binary', 'gaussian'], {
    flags: '--visible <units>',
    summary:
      'binary, each pixel drawn anew with its grey as probability, or gaussian, the greys themselves',
    initial: 'binary',
  }),
  objective: choice(['pcd', 'cd', 'tempering', 'mean-field'], {
    flags: '--objective <name>',
    summary:
      'pcd, persistent chains; cd, contrastive divergence; tempering, chains that swap temperatures; or mean-field',
    initial: 'pcd',
  }),
  gibbs: count({
    flags: '--gibbs <k>',
    summary: 'Gibbs steps between two updates',
    initial: 1,
  }),
  chains: count({
    flags: '--chains <n>',
    summary: 'number of persistent chains; of each temperature with tempering',
    initial: ({ objective }) => (objective === 'tempering' ? 10 : 100),
    initialText: '100; tempering: 10',
  }),
  ...descentSettings,
  gradient: choice(['plain', 'centred', 'enhanced'], {
    flags: '--gradient <name>',
    summary: 'plain, centred (Melchior et al. 2016) or enhanced (Cho et al. 2011)',
    initial: 'plain',
  }),
  sparsity: belowOne({
    flags: '--sparsity <share>',
    summary: 'how often a hidden unit is to be on; 0 leaves that open',
    initial: 0,
  }),
} as const;
