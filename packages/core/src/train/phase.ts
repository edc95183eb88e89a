import type { Parameters } from '../nn/layer.js';
import type { Objective } from '../objective.js';
import type { Optimizer } from './optimizer.js';
import { adam } from './optimizers/adam.js';
import { joined } from './optimizers/headed.js';

/**
 * An objective, how it is followed, by which parameters, when and how often: a player of a game, one of the
 * two phases of wake and sleep, or the training of a layer before that of the next.
 */
export interface Phase<Batch> {
  /** What is minimised. */
  readonly objective: Objective<Batch>;
  /** How gradients become updates; that of the run where it is left out. */
  readonly optimizer?: Optimizer;
  /** Which parameters follow the objective, by path; all of them where it is left out. */
  readonly trains?: (path: string) => boolean;
  /**
   * It is taken in one of so many steps, the last of them; in every step where it is left out. Its
   * schedules count the times that it was taken.
   */
  readonly every?: number;
  /** Number of steps of the run before it is taken at all; none where it is left out. */
  readonly from?: number;
  /** Number of steps of the run after which it is taken no more; it goes on to the end where it is left out. */
  readonly until?: number;
  /**
   * Called before step `from`, also by a run that is resumed there: changes parameters to begin with what
   * the phases before it have made.
   */
  readonly begin?: () => void;
}

/**
 * Phases by name, each of which is taken in turn in the order of their names here, on the same batch,
 * and finds the parameters as the one before it left them.
 *
 * The names head those of metrics and of the state of optimizers: `critic.loss`. A critic that takes
 * five steps while the generator takes one, each on a batch of its own, is
 *
 *     { critic: { objective, trains }, generator: { objective, trains, every: 5 } }
 *
 * and two layers, the second of which is trained on what the first has learnt,
 *
 *     { first: { objective, until: 1000 }, second: { objective, from: 1000, begin } }
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, valueAndGrads, type Key } from '@gen/core';
 * import { gaussian } from '@gen/core/random';
 * import { chain, clipParameters, fit, sgd, type Phases } from '@gen/core/train';
 *
 * const critic = { 'critic.slope': tf.variable(tf.scalar(0)) };
 * const generator = { 'generator.shift': tf.variable(tf.scalar(0)) };
 * // Noise is shifted to the data as long as the critic tells their means apart.
 * const gap = (data: tf.Tensor, noiseKey: Key) => {
 *   const made = tf.add(gaussian(noiseKey, [64]), generator['generator.shift']);
 *   return tf.mul<tf.Scalar>(critic['critic.slope'], tf.sub(tf.mean(made), tf.mean(data)));
 * };
 * const phases: Phases<tf.Tensor> = {
 *   critic: {
 *     objective: (data, key) => valueAndGrads(critic, () => ({ value: tf.neg(gap(data, key)) })),
 *     optimizer: chain(sgd({ learningRate: 0.1 }), clipParameters(0.5)),
 *     trains: (path) => path.startsWith('critic.'),
 *   },
 *   generator: {
 *     objective: (data, key) => valueAndGrads(generator, () => ({ value: gap(data, key) })),
 *     optimizer: sgd({ learningRate: 0.1 }),
 *     trains: (path) => path.startsWith('generator.'),
 *     every: 5,
 *   },
 * };
 *
 * const model = { parameters: () => ({ ...critic, ...generator }) };
 * const batches = { batchesPerEpoch: 20, batchSize: 64, batch: () => tf.fill([64], 3) };
 * await fit({ model, objective: phases, batches, epochs: 40, key: key(0) });
 * console.log(await generator['generator.shift'].data()); // about 3
 * ```
 */
export type Phases<Batch> = Readonly<Record<string, Phase<Batch>>>;

/** Phases that all have an optimizer. */
export type CompletePhases<Batch> = Readonly<
  Record<string, Phase<Batch> & Required<Pick<Phase<Batch>, 'optimizer'>>>
>;

/**
 * The phases of a run: one whose name is empty, so that nothing is headed by it, where there is one
 * objective. Those without an optimizer have the one that is given.
 */
export function phasesOf<Batch>(
  objective: Objective<Batch> | Phases<Batch>,
  optimizer: Optimizer = adam(),
): CompletePhases<Batch> {
  if (typeof objective === 'function') return { '': { objective, optimizer } };
  const phases = Object.entries(objective).map(
    ([name, phase]) => [name, { optimizer, ...phase }] as const,
  );
  return Object.fromEntries(phases);
}

/** How many times a phase was taken before a step of the run; `undefined` where it is not taken at that. */
export function timesBefore<Batch>(
  { every = 1, from = 0, until = Infinity }: Phase<Batch>,
  step: number,
): number | undefined {
  const own = step - from;
  const isDue = own >= 0 && step < until && (own + 1) % every === 0;
  return isDue ? Math.floor(own / every) : undefined;
}

/** Lets the phases begin whose first step it is. */
export function beginPhases<Batch>(phases: Phases<Batch>, step: number): void {
  for (const { begin, from = 0 } of Object.values(phases)) if (step === from) begin?.();
}

/** The variables of the objectives' own, headed by the name of the phase. */
export function ownVariables<Batch>(phases: Phases<Batch>): Parameters {
  const parts = Object.entries(phases).map(([name, { objective }]) => [
    name,
    objective.parameters?.() ?? {},
  ]);
  return joined(Object.fromEntries(parts) as Record<string, Parameters>);
}
