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
  batch: 'A batch of training images is drawn; these are its first ten.',
  encode: 'The encoder makes of each image a Gaussian q(z | x): an ellipse in the plane.',
  sample: 'One z is drawn from each Gaussian, as its mean plus scaled noise.',
  decode: 'The decoder turns each z back into an image.',
  gradient: 'Images that lack or exceed ink, and the KL, pull at every z and every weight.',
  update: 'Adam moves every weight a little; the same draws decode to new images.',
};
