import { choice } from '../../settings/choice.js';
import { belowOne, count, nonNegative } from '../../settings/numbers.js';

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
  momentum: belowOne({
    flags: '--momentum <share>',
    summary: 'what is left of an update at the next step',
    initial: 0,
  }),
  weightDecay: nonNegative({
    flags: '--weight-decay <rate>',
    summary: 'how fast the weights fall to 0 by themselves',
    initial: 0,
  }),
  schedule: choice(['linear', 'constant'], {
    flags: '--lr-schedule <name>',
    summary: 'linear, a learning rate that falls to 0 by the last step, or constant',
    initial: 'linear',
  }),
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

/** Options of the scores of energy models. */
export const annealingScoring = {
  chains: count({
    flags: '--chains <n>',
    summary: 'chains of annealed importance sampling',
    initial: 100,
  }),
  temperatures: count(
    {
      flags: '--temperatures <n>',
      summary: 'their temperatures, spaced as Salakhutdinov & Murray 2008 have them',
      initial: 14_500,
    },
    30,
  ),
} as const;
