import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { split, type Key } from '@gen/core';
import {
  beliefBaseRates,
  deepBaseRates,
  deepBeliefBound,
  deepBoltzmannBound,
  logLikelihoodBound,
  rbmPath,
  type AnnealedPath,
  type DeepBeliefNetwork,
  type DeepBoltzmannMachine,
  type IndependentUnits,
  type LogLikelihoodBound,
  type UnnormalizedLogProb,
} from '@gen/energy';
import { bracketAsPublished, quickPartition } from './annealed-score.js';

/** What the number of a deep model is. */
export const BOUND =
  'nats of log p(x) an example, a variational lower bound if the estimated log Z is right';

/** A deep model as scores take it: a bound that lacks log Z, and the path to log Z. */
export interface DeepScored {
  /** L(v) ≤ log p(v) + log Z. */
  readonly bound: UnnormalizedLogProb;
  /** From independent units with the rates of the data. */
  readonly path: AnnealedPath;
  /** Frees where the path begins. */
  dispose(): void;
}

/** log p(v) ≥ E[log p(v | h¹) − F(h¹) − log q(h¹ | v)] − log Z of the top, by one draw for each image. */
export function ofBeliefNetwork(network: DeepBeliefNetwork, train: Tensor): DeepScored {
  const base = baseOf(train, (some) => beliefBaseRates(network, some));
  return {
    bound: deepBeliefBound(network),
    path: rbmPath(network.top, { base }),
    dispose: () => tf.dispose(base as never),
  };
}

/** log p(v) ≥ E_q[−E(v, h)] + H[q] − log Z, with mean field. */
export function ofBoltzmannMachine(
  machine: DeepBoltzmannMachine,
  train: Tensor,
  iterations: number,
): DeepScored {
  const base = baseOf(train, (some) => deepBaseRates(machine, some, { iterations }));
  return {
    bound: deepBoltzmannBound(machine, { iterations }),
    path: rbmPath(machine.alternate(), { base }),
    dispose: () => tf.dispose(base as never),
  };
}

/** Where a path begins, by the first images. */
function baseOf(train: Tensor, make: (some: Tensor) => IndependentUnits): IndependentUnits {
  const some = tf.slice(train, 0, 5000);
  try {
    return make(some);
  } finally {
    some.dispose();
  }
}

/** A quick estimate of the mean bound, for curves. */
export async function quickBound(
  { bound, path, dispose }: DeepScored,
  data: Tensor,
  key: Key,
): Promise<LogLikelihoodBound> {
  const [pathKey, boundKey] = split(key) as [Key, Key];
  const partition = await quickPartition(path, pathKey);
  return logLikelihoodBound(bound, data, partition, { key: boundKey }).finally(dispose);
}

/** A bound and what it follows from. */
export interface FullBound {
  /** The mean bound. */
  readonly score: LogLikelihoodBound;
  /** What is to be said of both. */
  readonly lines: readonly string[];
}

/** The mean bound with log Z as it is published, and what runs from the other end say of that. */
export async function fullBound(
  { bound, path, dispose }: DeepScored,
  test: Tensor,
  key: Key,
): Promise<FullBound> {
  const [pathKey, boundKey] = split(key) as [Key, Key];
  const bracket = await bracketAsPublished(path, pathKey);
  const { forward } = bracket;
  const options = { key: boundKey };
  const score = await logLikelihoodBound(bound, test, forward, options).finally(dispose);
  return { score, lines: [...`${bracket}`.split('\n'), `${score}`] };
}
