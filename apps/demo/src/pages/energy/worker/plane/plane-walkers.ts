import * as tf from '@tensorflow/tfjs-core';
import { foldIn, type Key } from '@gen/core';
import { langevin, type DeepEnergy } from '@gen/energy';
import type { Walk, Walkers } from '../../protocol.js';
import { gaussianAbout } from './plane-model.js';
import type { PlaneSet } from './plane-sets.js';

/** Number of chains on show. */
const count = 150;
/** Langevin steps from one picture to the next. */
const stride = 3;

/** Chains that walk on the energy of a model, at any temperature. */
export function planeWalkers(model: DeepEnergy, set: PlaneSet, key: Key) {
  let step = 0;
  const begin = (): tf.Tensor =>
    tf.tidy(() => gaussianAbout(set, set.spread)().sample(foldIn(key, 2 ** 31 + step), [count]));
  let places = begin();
  const stepSize = 0.15 * set.detail ** 2;
  const reach = 2 * set.square.reach;
  const low = Math.min(...set.square.middle) - reach;
  const high = Math.max(...set.square.middle) + reach;

  return {
    async walk({ temperature }: Walk): Promise<Walkers> {
      step += stride;
      const next = langevin(model, places, foldIn(key, step), {
        steps: stride,
        stepSize,
        noise: Math.sqrt(2 * stepSize * temperature),
        clip: 5 / set.detail,
        bounds: [low, high],
      });
      places.dispose();
      places = next;
      const at = (await places.data()) as Float32Array;
      return { step, places: at, ...(set.modes && { shares: sharesOf(at, set.modes) }) };
    },
    scatter() {
      places.dispose();
      step += stride;
      places = begin();
    },
    dispose: () => places.dispose(),
  };
}

/** Share of the places that are nearest to each mode. */
export function sharesOf(
  places: Float32Array,
  modes: readonly (readonly number[])[],
): readonly number[] {
  const counts = modes.map(() => 0);
  const chains = places.length / 2;
  for (let chain = 0; chain < chains; chain++) {
    const distances = modes.map(([x = 0, y = 0]) =>
      Math.hypot((places[2 * chain] ?? 0) - x, (places[2 * chain + 1] ?? 0) - y),
    );
    counts[distances.indexOf(Math.min(...distances))]! += 1 / chains;
  }
  return counts;
}
