import { flag } from '../../settings/flag.js';
import { count } from '../../settings/numbers.js';

/** Options of the scores of energy models. */
export const annealingScoring = {
  ais: flag({
    flags: '--ais',
    summary:
      'estimate log Z by annealed importance sampling also where it can be summed up exactly',
  }),
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
