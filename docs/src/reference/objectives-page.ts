import type { Exported } from './exports-of.js';
import { listedPage, type Group } from './listed.js';

/** Every value that `@gen/core/bounds` exports. */
export const boundGroups: readonly Group[] = [
  {
    title: 'Bounds on the evidence',
    text: 'Of any model, a joint density, and any conditional distribution q.',
    names: [
      'elbo',
      'elboWithEntropy',
      'elboWithKl',
      'elboParts',
      'iwae',
      'doublyReparameterized',
      'renyiBound',
      'cubo',
      'chiObjective',
      'wakePhase',
      'sleepPhase',
    ],
  },
  {
    title: 'Gradients of the density of q',
    text: 'What bounds take as `logProbOfPosterior`.',
    names: ['totalLogProb', 'stickingTheLanding'],
  },
  {
    title: 'Divergences from the prior',
    text: 'What `elboParts` takes as `divergence`.',
    names: ['latentKl', 'sampledKl'],
  },
];

/** Every value that `@gen/core/estimators` exports. */
export const estimatorGroups: readonly Group[] = [
  {
    title: 'Expectations',
    text: 'E_q[f(z)] in, a value and its gradient out.',
    names: ['expectation', 'binaryVariables', 'categoricalVariables'],
  },
  {
    title: 'Estimators of gradients for any distribution',
    text: 'What they measure on problems whose gradient is known is on [a page of its own](estimators.md).',
    names: ['reparameterized', 'scoreFunction', 'measureValued', 'vimco'],
  },
  {
    title: 'Estimators of gradients for discrete variables',
    text: 'Without bias, or as relaxations with one.',
    names: [
      'raoBlackwellized',
      'arm',
      'disarm',
      'rebar',
      'relax',
      'gumbelSoftmax',
      'straightThroughGumbelSoftmax',
      'gappedStraightThrough',
      'straightThrough',
    ],
  },
  {
    title: 'Baselines',
    text: 'What `scoreFunction` subtracts from f.',
    names: [
      'constantBaseline',
      'movingAverageBaseline',
      'leaveOneOutBaseline',
      'inputDependentBaseline',
      'selfCriticalBaseline',
    ],
  },
  {
    title: 'Weak derivatives',
    text: 'What `measureValued` takes.',
    names: [
      'normalWeakDerivatives',
      'exponentialWeakDerivatives',
      'poissonWeakDerivatives',
      'bernoulliWeakDerivatives',
    ],
  },
];

const intro = `Written by \`npx vitest run --project host docs -u\` from the docstrings of \`@gen/core/bounds\` and
\`@gen/core/estimators\`; a test compares this page with what it is made of.`;

/** The page of bounds and estimators, from what their entries export. */
export function objectivesPage(exported: readonly Exported[]): string {
  return listedPage('Bounds and estimators', intro, [...boundGroups, ...estimatorGroups], exported);
}
