import { choice } from '../../settings/choice.js';
import { counts } from '../../settings/counts.js';
import { count } from '../../settings/numbers.js';

/** Options of sigmoid belief networks. */
export const sbnSettings = {
  hidden: counts({
    flags: '--hidden <sizes>',
    summary: 'numbers of hidden units, from the layer above the pixels up',
    initial: [200],
    initialText: '200',
  }),
  objective: choice(['nvil', 'wake-sleep', 'reweighted'], {
    flags: '--objective <name>',
    summary: 'nvil (Mnih & Gregor 2014), wake-sleep, or reweighted wake–sleep',
    initial: 'nvil',
  }),
  samples: count({
    flags: '--samples <n>',
    summary: 'draws of the hidden units for each image and step, but of wake-sleep',
    initial: ({ objective }) => (objective === 'reweighted' ? 5 : 1),
    initialText: '1; reweighted: 5',
  }),
} as const;
