import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { derivedWords, SPLIT } from '../random/derive.js';
import { orderOfRounds } from '../random/first-accepted.js';
import { gammaFromParts, gammaParts, ROUNDS } from '../random/gamma-parts.js';
import { Key } from '../random/key.js';
import type { DrawAttrs } from './draw-attrs.js';
import type { Kernel } from './kernel.js';

/** What a gamma draw takes besides its attributes. */
export type PhiloxGammaInputs = {
  /** Concentrations above 0: one for all, or one of each element. */
  concentration: Tensor;
};

/** How a gamma draw is told. */
export type PhiloxGammaAttrs = DrawAttrs & {
  /** Whether logarithms are drawn, which small concentrations need. */
  readonly isLog: boolean;
};

/**
 * Draws of the gamma distribution of rate 1 by the method of Marsaglia & Tsang, or their logarithms; the
 * proposals of element e of n in round r are made of number r n + e of {@link gammaStreams}.
 */
export const philoxGamma: Kernel<PhiloxGammaInputs, PhiloxGammaAttrs> = {
  name: 'PhiloxGamma',
  reference: ({ concentration }, { key, shape, isLog }) =>
    tf.tidy(() => {
      const size = tf.util.sizeFromShape([...shape]);
      const flat = tf.reshape(concentration, concentration.size === 1 ? [] : [size]);
      const draws = gammaFromParts(gammaParts(new Key(...key), size, flat), isLog);
      return tf.reshape(draws, [...shape]);
    }),
};

/**
 * The same for bodies that derive the keys where they compute, so that a replay of a recorded step can give
 * them another one. Without one a recording is given the draws that it is made of.
 */
export const philoxGammaOfKey: Kernel<PhiloxGammaInputs, PhiloxGammaAttrs> = {
  ...philoxGamma,
  name: 'PhiloxGammaOfKey',
};

/** The keys of the normal numbers, the uniform numbers and the boosts of a gamma draw, by their words. */
export const gammaStreams = (key: DrawAttrs['key']): readonly DrawAttrs['key'][] =>
  [0, 1, 2].map((child) => derivedWords(key, child, SPLIT));

/** The order in which the rounds of so many elements are tried. */
export const gammaRounds = (size: number): readonly number[] => orderOfRounds(ROUNDS, size);
