import * as tf from '@tensorflow/tfjs-core';
import { gradients } from './generated/gradients.generated.js';
import { composedKernels } from './gradients/kernels/composed-kernels.js';
import { mendedNames } from './gradients/mended-attributes.js';
import { mendedGradients } from './gradients/mended-gradients.js';
import { putTapeInOrder } from './gradients/tape-order.js';
import { underivable } from './gradients/underivable.js';
import { installKernels } from './install-kernels.js';
import type { Mended } from './mended/mended-kernel.js';
import { mendedKernels } from './mended/mended-kernels.js';

/**
 * Registers the gradients of tfjs-core's kernels, which importing tfjs-core alone does not, those that
 * it lacks, and ours in place of those that are wrong; makes derivatives of derivatives right; gives
 * the engines that are there the kernels that their gradients need; and mends those whose values are
 * wrong.
 *
 * The registry of tfjs is global to the process: those of tfjs itself, which importing its layers
 * registers and some of which are wrong, are replaced by ours.
 */
export function installGradients(): void {
  putTapeInOrder();
  for (const gradient of everyGradient.values()) {
    if (tf.getGradient(gradient.kernelName) !== gradient) tf.registerGradient(gradient);
  }
  for (const [backendName, mends] of Object.entries(mendedKernels)) {
    const present = tf.getKernelsForBackend(backendName);
    if (present.length === 0 || mendedEngines.has(backendName)) continue;
    mendedEngines.add(backendName);
    const composed = composedKernels[backendName];
    if (composed !== undefined) {
      const named = present.filter(({ kernelName }) => mendedNames.includes(kernelName));
      installKernels([...named, ...composed]);
    }
    mendKernels(mends);
  }
}

/** Puts mends over the kernels that are there, one over another where they have the same name. */
function mendKernels(mends: readonly Mended[]): void {
  for (const { kernelName, backendName, over } of mends) {
    const present = tf.getKernel(kernelName, backendName);
    if (present === undefined) continue;
    tf.unregisterKernel(kernelName, backendName);
    tf.registerKernel({ ...present, kernelFunc: over(present.kernelFunc) });
  }
}

/** The last of each name counts. */
const everyGradient: ReadonlyMap<string, tf.GradConfig> = new Map(
  [...gradients, ...mendedGradients]
    .filter(({ kernelName }) => !(kernelName in underivable))
    .map((gradient) => [gradient.kernelName, gradient]),
);

// Engines whose kernels have been mended: faster ones may have taken their place since.
const mendedEngines = new Set<string>();
