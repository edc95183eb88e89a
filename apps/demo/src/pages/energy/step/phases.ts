import type { DataKind } from '../data-sets.js';
import type { Settings } from '../settings.js';

/** The phases of one step, in the order in which the algorithms have them. */
export const phaseNames = {
  draw: 'Draw',
  positive: 'Positive phase',
  negative: 'Negative phase',
  gradient: 'Gradient',
  update: 'Update',
} as const;

/** A phase of one step. */
export type Phase = keyof typeof phaseNames;

/** All phases in order. */
export const phases = Object.keys(phaseNames) as readonly Phase[];

const chains: Readonly<Record<Settings['objective'], string>> = {
  pcd: 'Chains that have walked since the first step go on by k Gibbs steps: dreams of the model.',
  cd: 'From the batch itself, k Gibbs steps lead to what the model would rather see.',
  tempering:
    'Chains go on at ten temperatures and change places; those at the lowest are the dreams.',
};

const against: Readonly<Record<Settings['method'], string>> = {
  nce: 'Noise of a known density is drawn: the model is to tell it from the data.',
  denoising: 'Each point is moved by a little noise: the energy is to fall back to where it was.',
  sliced: 'Nothing is drawn: the slope and the curvature of the energy at the data say enough.',
  replay: 'Chains of a buffer go on by 20 Langevin steps: points that the model believes in.',
};

/** What a phase does, in a sentence. */
export function sentenceOf(phase: Phase, kind: DataKind, settings: Settings): string {
  const isImages = kind === 'images';
  switch (phase) {
    case 'draw':
      return isImages
        ? 'A batch of training images is drawn; these are its first eight.'
        : 'A batch of points is drawn from the data.';
    case 'positive':
      return isImages
        ? 'Each image tells every hidden unit how likely it is to be on: what goes together is noted.'
        : 'At each point of the data the energy falls this way.';
    case 'negative':
      return isImages ? chains[settings.objective] : against[settings.method];
    case 'gradient':
      return isImages
        ? 'What goes together in the data less what goes together in the dreams: where weights go.'
        : 'Energy is pushed down at the data and up at the others: the density grows and shrinks here.';
    case 'update':
      return isImages
        ? 'Each weight goes a little of that way: the filters of the first eight units afterwards.'
        : 'Adam moves every weight a little; this is how the density has changed.';
  }
}
