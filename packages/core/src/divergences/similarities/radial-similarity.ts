import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { squaredDistances } from '../squared-distances.js';
import type { RadialProfile, RadialSimilarity } from './similarity.js';

/** A kernel of its profile. */
export function radialSimilarity(profile: (s: Tensor) => RadialProfile): RadialSimilarity {
  return Object.assign(
    (x: Tensor, y: Tensor): Tensor => tf.tidy(() => profile(squaredDistances(x, y)).value),
    {
      profile: (s: Tensor): RadialProfile =>
        tf.tidy((): { value: Tensor; slope: Tensor; curvature: Tensor } => ({ ...profile(s) })),
    },
  );
}

/** A sum of profiles. */
export function sumOfProfiles(profiles: readonly RadialProfile[]): RadialProfile {
  const total = (part: keyof RadialProfile): Tensor => tf.addN(profiles.map((each) => each[part]));
  return { value: total('value'), slope: total('slope'), curvature: total('curvature') };
}
