import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, type Key } from '@gen/core';
import { deepBeliefBound, type DeepBeliefNetwork } from '@gen/energy';
import { cooled } from '../energy/deep-pictures.js';
import { deepRunModel, type DeepModel } from '../energy/deep-run-model.js';
import { exactWhereSmall } from '../energy/deep-scores.js';
import type { ImageSize, RunModel } from '../family.js';
import { baseOfTop, type BaseOfTop } from './base-of-top.js';
import { buildDBN, trainingOf, type DBNValues } from './build-dbn.js';

/** A deep belief network and all that the commands do with it. The caller disposes it. */
export function dbnRunModel(values: DBNValues, size: ImageSize, key: Key): RunModel {
  const network = buildDBN(values, size, foldIn(key, 0));
  const base = baseOfTop(network);
  const { parts, dispose } = trainingOf(network, values, foldIn(key, 1), base);
  const model: DeepModel = {
    summary: summaryOf(network, values),
    model: network,
    base,
    parts,
    bound: deepBeliefBound(network),
    exact: exactWhereSmall(network.top),
    weights: () => [...network.layers, network.top].map((rbm) => rbm.values.weight),
    sample: (sampleKey, count) => fantasies(network, base, sampleKey, count),
    reconstructed: (images) => reconstructed(network, images),
    dispose: () => {
      dispose();
      base.dispose();
      network.dispose();
    },
  };
  return deepRunModel(model, values);
}

/** Means of pixels below states of the top that were cooled down along its path. */
async function fantasies(
  network: DeepBeliefNetwork,
  base: BaseOfTop,
  key: Key,
  count: number,
): Promise<Tensor> {
  const state = await cooled(base.path, key, count);
  try {
    return tf.tidy(() => {
      const states = network.down(foldIn(key, 1), state);
      return network.below(0, states[1]!).mean();
    });
  } finally {
    state.dispose();
  }
}

/** Means, up to the top and down again. */
const reconstructed = (network: DeepBeliefNetwork, images: Tensor): Tensor =>
  tf.tidy(() => {
    const up = network.layers.reduce((x, _, l) => network.above(l, x).mean(), images);
    const top = network.top.visibleMean(network.top.hiddenMean(up));
    return network.layers.reduceRight((x, _, l) => network.below(l, x).mean(), top);
  });

function summaryOf(network: DeepBeliefNetwork, values: DBNValues): string {
  const numbers = Object.values(network.parameters()).reduce((sum, { size }) => sum + size, 0);
  const tuned = values.fineTune === 'none' ? '' : `, then ${values.fineTune}`;
  return `dbn, ${network.sizes.join('-')}, layer by layer by ${values.objective}, ${values.pretrain} epochs each${tuned}, ${numbers.toLocaleString('en')} parameters`;
}
