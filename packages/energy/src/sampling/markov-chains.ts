import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { checkCount, foldIn, InputError, type Key } from '@gen/core';
import { compile, scan } from '@gen/core/compile';
import { nextTask } from '@gen/core/train';

/**
 * Draws the next states of chains, of the shape of `state`. The inverse temperature is 1 unless whoever
 * samples says otherwise.
 */
export type Transition = (key: Key, state: Tensor, beta: Scalar) => Tensor;

/** Options of {@link markovChains}. */
export interface MarkovChainsOptions {
  /** Draws the next states. */
  readonly transition: Transition;
  /** First states, `[chains, ...event]`, borrowed. */
  readonly initial: Tensor;
  /** Draws; transition i uses `foldIn(key, i)`. */
  readonly key: Key;
  /** Transitions from one yield to the next. */
  readonly every?: number;
  /** Transitions before the first `every`. */
  readonly burnIn?: number;
  /** Inverse temperature of the next transitions, asked for before each yield; 1 by default. */
  readonly beta?: () => number;
  /** Ends the chains. */
  readonly signal?: AbortSignal;
}

/** Where chains are. */
export interface ChainStates {
  /** Transitions so far. */
  readonly step: number;
  /** The states, `[chains, ...event]`; they belong to whoever takes them. */
  readonly state: Tensor;
}

/**
 * Chains that go on for as long as somebody asks for more: each yield is some transitions later.
 *
 * The transitions between two yields are recorded as one; nothing is read back. Leaving the loop, or the
 * signal, frees what the chains hold.
 *
 * @throws InputError where an inverse temperature is below 0 or not finite.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, gibbsTransition, markovChains, RBM } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const rbm = new RBM({ visible: binaryUnits(16), hidden: binaryUnits(8), key: key(0) });
 * const initial = tf.zeros([10, 16]);
 * const transition = gibbsTransition(rbm);
 * for await (const { step, state } of markovChains({ transition, initial, key: key(1), every: 100 })) {
 *   console.log(step, state.shape); // 100, [ 10, 16 ]
 *   state.dispose();
 *   if (step === 300) break;
 * }
 * rbm.dispose();
 * ```
 */
export async function* markovChains(options: MarkovChainsOptions): AsyncGenerator<ChainStates> {
  const { transition, initial, key, every = 1, burnIn = 0, beta = () => 1, signal } = options;
  checkCount('markovChains', 'every', every);
  checkCount('markovChains', 'burnIn', burnIn, 0);
  const advance = compile(
    (state: Tensor, keys: Key[], at: Scalar) =>
      scan((x: Tensor, k: Key): [Tensor, []] => [transition(k, x, at), []], state, keys)[0],
    { name: 'markovChains', constants: () => true },
  );
  let state = tf.clone(initial);
  let step = 0;
  const go = (count: number): void => {
    const at = checkedBeta(beta());
    const next = tf.tidy(() => {
      const keys = Array.from({ length: count }, (_, i) => foldIn(key, step + i));
      return advance(state, keys, tf.scalar(at));
    });
    state.dispose();
    state = next;
    step += count;
  };
  try {
    while (step < burnIn && !isOver(signal)) {
      go(Math.min(BURN_IN_BLOCK, burnIn - step));
      await nextTask();
    }
    while (!isOver(signal)) {
      go(every);
      yield { step, state: tf.clone(state) };
      await nextTask();
    }
  } finally {
    state.dispose();
    advance.dispose();
  }
}

// Long enough that a replay costs nothing beside its kernels, short enough to be recorded at once.
const BURN_IN_BLOCK = 20;

const isOver = (signal: AbortSignal | undefined): boolean => signal?.aborted ?? false;

function checkedBeta(beta: number): number {
  if (beta >= 0 && beta < Infinity) return beta;
  throw new InputError({
    callee: 'markovChains',
    argument: 'beta',
    expected: 'an inverse temperature from 0 on',
    got: `${beta}`,
  });
}
