import type { Tensor } from '@tensorflow/tfjs-core';
import type { Parameters } from '@gen/core/nn';
import type { BipartiteGradient } from '../rbm/bipartite.js';
import type { Connection } from '../rbm/connection.js';

/** Means of the statistics of both layers. */
export interface LayerMeans {
  /** Mean of s(v), `[visible]`. */
  readonly visible: Tensor;
  /** Mean of s(E[h | v]), `[hidden]`. */
  readonly hidden: Tensor;
}

/** What a transformation may ask of a batch. */
export interface DataMeans {
  /** Means over the data. */
  readonly data: () => LayerMeans;
}

/** What a transformation may ask where there are states of the model too. */
export interface PhaseMeans extends DataMeans {
  /** Means over the states of the model. */
  readonly model: () => LayerMeans;
}

/**
 * A change of the gradient of a restricted Boltzmann machine, by means over the batch: centring, sparsity.
 * An objective takes several, one after another, saves their variables with its own, and disposes them.
 */
export interface GradientTransform<Means extends DataMeans = DataMeans> {
  /** What heads the paths of its variables. */
  readonly name: string;
  /** Changes a gradient `{ weight, 'visible.bias', 'hidden.bias', … }`, and may move its own variables. */
  transform(gradient: BipartiteGradient, means: Means, connection: Connection): BipartiteGradient;
  /** Its variables by path, which are not trainable. */
  parameters?(): Parameters;
}
