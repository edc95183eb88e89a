import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { checkCount, foldIn, split, type Key } from '@gen/core';
import { compile, scan } from '@gen/core/compile';
import { nextTask } from '@gen/core/train';
import type { AnnealedPath } from '../partition/annealed-path.js';
import { checkLadder } from './check-ladder.js';
import { temperedStep } from './tempered-step.js';

/** Options of {@link temperedChains}. */
export interface TemperedChainsOptions {
  /** Inverse temperatures of the replicas, rising to 1. */
  readonly betas: readonly number[];
  /** Number of chains at each temperature. */
  readonly chains?: number;
  /** Draws; step i uses `foldIn(key, i)`. */
  readonly key: Key;
  /** Steps from one yield to the next. */
  readonly every?: number;
  /** Ends the chains. */
  readonly signal?: AbortSignal;
}

/** Where tempered chains are. */
export interface TemperedChainStates {
  /** Steps so far. */
  readonly step: number;
  /** States at β = 1, `[chains, ...event]`; they belong to whoever takes them. */
  readonly state: Tensor;
  /** States of all replicas, one tensor for each temperature; they belong to whoever takes them. */
  readonly replicas: readonly Tensor[];
  /** Share of chains that were exchanged between neighbours since the last yield, for each pair. */
  readonly swaps: readonly number[];
}

/**
 * Chains by parallel tempering along a path, which walk between modes by way of higher temperatures.
 *
 * The first states are draws of the base. The shares of exchanges say whether the temperatures are
 * close enough: about a fifth to a half is good, next to nothing cuts the ladder.
 *
 * @throws InputError unless the inverse temperatures rise to 1 and are at least two.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, RBM, rbmPath, temperedChains } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const rbm = new RBM({ visible: binaryUnits(6), hidden: binaryUnits(3), key: key(0) });
 * const options = { betas: [0, 0.5, 1], chains: 20, key: key(1), every: 10 };
 * for await (const { state, replicas, swaps } of temperedChains(rbmPath(rbm), options)) {
 *   console.log(state.shape, swaps); // [ 20, 6 ], two shares
 *   tf.dispose([state, ...replicas]);
 *   break;
 * }
 * rbm.dispose();
 * ```
 */
export async function* temperedChains(
  path: AnnealedPath,
  { betas, chains = 100, key, every = 1, signal }: TemperedChainsOptions,
): AsyncGenerator<TemperedChainStates> {
  checkLadder('temperedChains', betas);
  checkCount('temperedChains', 'chains', chains);
  checkCount('temperedChains', 'every', every);
  const [startKey, stepKey] = split(key);
  const advance = compile(
    (replicas: Tensor[], keys: Key[], ladder: Tensor[]) => {
      const step = (states: Tensor[], k: Key): [Tensor[], Tensor] => {
        const next = temperedStep(path, k, states, ladder as Scalar[]);
        return [next.states, next.swaps];
      };
      const [end, swaps] = scan(step, replicas, keys);
      return { replicas: end, swaps: tf.mean(swaps, 0) };
    },
    { name: 'temperedChains', constants: () => true },
  );
  const startKeys = split(startKey, betas.length);
  let replicas = startKeys.map((k) => path.sampleBase(k, chains));
  try {
    for (let step = 0; signal?.aborted !== true; step += every) {
      const next = tf.tidy(() => {
        const keys = Array.from({ length: every }, (_, i) => foldIn(stepKey, step + i));
        return advance(
          replicas,
          keys,
          betas.map((beta) => tf.scalar(beta)),
        );
      });
      tf.dispose(replicas);
      replicas = next.replicas;
      const swaps = Array.from(await next.swaps.data());
      next.swaps.dispose();
      yield {
        step: step + every,
        state: tf.clone(replicas.at(-1)!),
        replicas: replicas.map((replica) => tf.clone(replica)),
        swaps,
      };
      await nextTask();
    }
  } finally {
    tf.dispose(replicas);
    advance.dispose();
  }
}
