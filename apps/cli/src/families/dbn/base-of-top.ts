import type { Tensor } from '@tensorflow/tfjs-core';
import type { HasParameters } from '@gen/core/nn';
import { rbmPath, type AnnealedPath, type DeepBeliefNetwork } from '@gen/energy';
import { movingRates } from '../energy/moving-rates.js';

/** Independent units of both layers of the top RBM as data make them, where annealing begins. */
export interface BaseOfTop extends HasParameters {
  /** The way from there to the top. */
  readonly path: AnnealedPath;
  /** Lets it follow a batch of pixels. */
  follow(v: Tensor): void;
}

/** Makes the base of a network, whose rates are saved with it. */
export function baseOfTop(network: DeepBeliefNetwork): BaseOfTop {
  const { visible, hidden } = network.top;
  const rates = movingRates([visible.size, hidden.size]);
  const base = {
    // Made whenever they are asked for, of the rates as they are then.
    get visible() {
      return { bias: rates.bias(0) };
    },
    get hidden() {
      return { bias: rates.bias(1) };
    },
  };
  return {
    path: rbmPath(network.top, { base }),
    follow: (v) => {
      const below = network.layers.reduce((x, _, l) => network.above(l, x).mean(), v);
      rates.follow([below, network.top.hiddenMean(below)]);
    },
    parameters: () => rates.parameters(),
    dispose: () => rates.dispose(),
  };
}
