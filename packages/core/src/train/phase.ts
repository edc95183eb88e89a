import type { Objective } from '../objective.js';
import type { Optimizer } from './optimizer.js';
import { adam } from './optimizers/adam.js';

/**
 * An objective, how it is followed, by which parameters and how often: a player of a game, or one of the
 * two phases of wake and sleep.
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
}

/**
 * Phases by name, each of which is taken in turn in the order of their names here, on the same batch,
 * and finds the parameters as the one before it left them.
 *
 * The names head those of metrics and of the state of optimizers: `critic.loss`. A critic that takes
 * five steps while the generator takes one, each on a batch of its own, is
 *
 *     { critic: { objective, trains }, generator: { objective, trains, every: 5 } }
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
