/** The phases of one step, in the order of Kingma & Welling's Algorithm 1. */
export const phaseNames = {
  batch: 'Batch',
  encode: 'Encode',
  sample: 'Sample z',
  decode: 'Decode',
  gradient: 'Gradient',
  update: 'Update',
} as const;

/** A phase of one step. */
export type Phase = keyof typeof phaseNames;

/** All phases in order. */
export const phases = Object.keys(phaseNames) as readonly Phase[];

/** What a phase does, in a sentence. */
export const phaseSentences: Readonly<Record<Phase, string>> = {
  batch: 'A batch of training images is drawn: ten of them.',
  encode: 'The encoder makes of each image a Gaussian q(z | x): a mean and two deviations.',
  sample:
    'One point z is drawn from each Gaussian: noise scaled and shifted, so that gradients pass.',
  decode: 'The decoder turns each z back into an image.',
  gradient:
    'The loss is what the images lack and what they have too much, plus the KL. Its gradient runs back to every weight.',
  update: 'Adam moves every weight a little against its gradient: the same z decode to new images.',
};
