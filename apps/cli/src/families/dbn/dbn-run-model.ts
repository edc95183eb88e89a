import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, type Key } from '@gen/core';
import { namedParameters } from '@gen/core/nn';
import { binarize } from '@gen/data';
import { deepBeliefBound, type DeepBeliefNetwork } from '@gen/energy';
import type { ValuesOf } from '../../settings/setting.js';
import type { annealingScoring } from '../energy/annealing-scoring.js';
import { cooled, deepPictures } from '../energy/deep-pictures.js';
import {
  boundOf,
  deepScore,
  describeParts,
  exactWhereSmall,
  GAP,
  gapOf,
  quickBoundOf,
  RECONSTRUCTION,
} from '../energy/deep-scores.js';
import { descent } from '../energy/descent.js';
import { inTurn } from '../energy/in-turn.js';
import type { ImageSize, RunModel } from '../family.js';
import { baseOfTop, type BaseOfTop } from './base-of-top.js';
import { buildDBN, trainingOf, type DBNValues } from './build-dbn.js';

/** A deep belief network and all that the commands do with it. The caller disposes it. */
export function dbnRunModel(values: DBNValues, size: ImageSize, key: Key): RunModel {
  const network = buildDBN(values, size, foldIn(key, 0));
  const base = baseOfTop(network);
  const { parts, dispose } = trainingOf(network, values, foldIn(key, 1), base);
  const bound = deepBeliefBound(network);
  const scored = {
    logProb: bound,
    path: base.path,
    exact: exactWhereSmall(network.top),
  };
  const sample = (sampleKey: Key, count: number): Promise<Tensor> =>
    fantasies(network, base, sampleKey, count);
  return {
    summary: summaryOf(network, values),
    parameters: () => ({ ...network.parameters(), ...namedParameters('base', base) }),
    dispose: () => {
      dispose();
      base.dispose();
      network.dispose();
    },
    objective: { phases: (plan) => inTurn(parts, values.pretrain, plan) },
    optimizer: (plan) => descent(values, plan),
    intake: { flat: true, transform: binarize, summary: 'dynamically binarized' },
    metrics: parts.map(({ name }) => `${name}.loss`),
    chart: RECONSTRUCTION,
    describe: describeParts,
    abbreviate: describeParts,
    score: deepScore(bound, (x) => reconstructed(network, x)),
    units: { reconstruction: 'squared errors' },
    curves: [GAP],
    gap: gapOf(bound),
    fineScores: (scoring) => [boundOf(scored, scoring as ValuesOf<typeof annealingScoring>)],
    endScore: quickBoundOf(scored),
    pictures: deepPictures({
      weights: () => [...network.layers, network.top].map((rbm) => rbm.values.weight),
      sample,
      reconstructed: (images) => reconstructed(network, images),
    }),
    sample,
  };
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
