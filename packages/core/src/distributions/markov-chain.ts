import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkShape, checkTrailingShape } from '../check-shape.js';
import { checkBroadcast } from '../broadcast-shape.js';
import { unchecked } from '../debug/debug-check.js';
import { InputError } from '../input-error.js';
import { split } from '../random/split.js';
import type { Distribution, HasCheckedParameters, Reparameterized } from './distribution.js';

/** What a Markov chain is made of. */
export interface MarkovChainOptions<
  Initial extends Distribution = Distribution,
  Next extends Distribution = Distribution,
> {
  /** Distribution of the first state. */
  readonly initial: Initial;
  /** Distribution of a state given the one before, with whatever leading axes that has as its batch. */
  readonly transition: (previous: Tensor) => Next;
  /** Number of states, the first among them. */
  readonly steps: number;
}

/** A Markov chain: what {@link markovChain} makes. */
export type MarkovChain<
  Initial extends Distribution = Distribution,
  Next extends Distribution = Distribution,
> = Distribution & {
  /** The family's name. */
  readonly family: 'MarkovChain';
} & ([Initial, Next] extends [Reparameterized, Reparameterized] ? Reparameterized : unknown) &
  (Initial extends HasCheckedParameters ? HasCheckedParameters : unknown);

/**
 * Markov chain of a fixed number of states, which are one event `[steps, ...state]`.
 *
 *     log p(x) = log p(x₁) + Σₜ log p(xₜ | xₜ₋₁),   t from 2 to T
 *
 * `logProb` calls `transition` once for all steps, with the steps as the first axis of `previous`; `sample`
 * calls it T − 1 times. Samples are reparameterized where those of the states are
 * (Murphy 2022, "Probabilistic machine learning: an introduction", §3.6.1,
 * https://probml.github.io/pml-book/book1.html).
 *
 * @throws InputError where the states of `transition` are not like those of `initial`.
 *
 * @example
 * ```ts
 * import { key, markovChain, normal } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const walk = markovChain({
 *   initial: normal({ loc: 0, scale: 1 }),
 *   transition: (x) => normal({ loc: tf.mul(x, 0.9), scale: 0.5 }),
 *   steps: 10,
 * });
 * const x = walk.sample(key(0), [64]); // [64, 10]
 * const logProb = walk.logProb(x); // [64]
 * ```
 */
export function markovChain<Initial extends Distribution, Next extends Distribution>({
  initial,
  transition,
  steps,
}: MarkovChainOptions<Initial, Next>): MarkovChain<Initial, Next> {
  checkSteps('markovChain', steps);
  const { batchShape, eventShape: state, checkedParameters }: Distribution & Partial<HasCheckedParameters> = initial; // prettier-ignore
  const eventShape = [steps, ...state];
  const reparameterized = kindOf(initial, probe(initial, transition));

  const chain: Distribution & Partial<Reparameterized & HasCheckedParameters> = {
    family: 'MarkovChain',
    batchShape,
    eventShape,
    sample: (key, shape = []) =>
      tf.tidy(() => {
        const keys = split(key, steps);
        const states = [initial.sample(keys[0]!, shape)];
        for (let t = 1; t < steps; t++) {
          const next = transition(states[t - 1]!).sample(keys[t]!);
          checkShape('markovChain.sample', 'transition', next.shape, states[0]!.shape, DEPEND);
          states.push(next);
        }
        return tf.stack(states, shape.length + batchShape.length);
      }),
    logProb: (x) => {
      checkTrailingShape('markovChain.logProb', 'x', x.shape, eventShape);
      const batch = x.shape.slice(0, x.rank - eventShape.length);
      checkBroadcast('markovChain.logProb', 'x', batch, batchShape);
      return tf.tidy(() => {
        const states = stepsFirst(x, batch.length);
        const ofFirst = initial.logProb(tf.squeeze(tf.slice(states, 0, 1), [0]));
        if (steps === 1) return ofFirst;
        const ofNext = transition(tf.slice(states, 0, steps - 1)).logProb(tf.slice(states, 1));
        return tf.add(ofFirst, tf.sum(ofNext, 0));
      });
    },
    ...(reparameterized && { reparameterized }),
    ...(checkedParameters && { checkedParameters }),
  };
  return chain as unknown as MarkovChain<Initial, Next>;
}

const DEPEND =
  'The batch of a next state is that of the one before: let its parameters depend on it.';

/** What follows a state of zeros: how it is drawn does not depend on the state. */
function probe(initial: Distribution, transition: MarkovChainOptions['transition']): Distribution {
  const state = [...initial.batchShape, ...initial.eventShape];
  let next: Distribution | undefined;
  tf.tidy(() => void (next = unchecked(() => transition(tf.zeros(state)))));
  checkShape('markovChain', 'transition', next!.eventShape, initial.eventShape, ALIKE);
  checkShape('markovChain', 'transition', next!.batchShape, initial.batchShape, DEPEND);
  return next!;
}

const ALIKE = 'States are all alike.';

/** The kind of gradients through both: only where both have one, and implicit where one is. */
function kindOf(...states: (Distribution & Partial<Reparameterized>)[]) {
  const kinds = states.map(({ reparameterized }) => reparameterized);
  if (kinds.includes(undefined)) return undefined;
  return kinds.find((kind) => kind !== 'location and scale') ?? 'location and scale';
}

/** Events with the axis of their steps in front of their batch. */
export function stepsFirst(x: Tensor, batchRank: number): Tensor {
  const axes = Array.from({ length: x.rank }, (_, axis) => axis);
  const [steps] = axes.splice(batchRank, 1);
  return tf.transpose(x, [steps!, ...axes]);
}

/** Throws unless a number of steps is an integer from 1 on. */
export function checkSteps(callee: string, steps: number): void {
  if (Number.isInteger(steps) && steps >= 1) return;
  const expected = 'an integer from 1 on';
  throw new InputError({ callee, argument: 'steps', expected, got: `${steps}` });
}
