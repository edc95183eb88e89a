import type { HostTensors } from '@gen/core/train';
import type { Steppable } from '../../../lab/worker/training-loop.js';
import type {
  LiveKnobs,
  Measurement,
  Pictures,
  RunInfo,
  StepAnatomy,
  Walk,
  Walkers,
} from '../protocol.js';
import type { Settings } from '../settings.js';

/** A model, its data, and the run that trains it: an experiment of either kind. */
export interface Subject extends Steppable {
  readonly settings: Settings;
  /** Steps of one epoch. */
  readonly stepsPerEpoch: number;
  /** Knobs that may be turned between two steps. */
  knobs: LiveKnobs;
  /** What the page is told of it once. */
  info(): Promise<Omit<RunInfo, 'origin' | 'before' | 'settings'>>;
  /** Takes at least one step and at most so many: rows of the step and what was minimised. */
  next(most: number): Promise<readonly (readonly [step: number, value: number])[]>;
  /** Takes one step by `take`, and tells what happens in it. */
  dissect(take: () => Promise<void>): Promise<StepAnatomy>;
  /** Pictures of the model as it is. */
  pictures(): Promise<Pictures>;
  /** What can be measured at once. */
  measure(): Promise<Measurement>;
  /** Begins an estimate of the log-likelihood of the model as it is now, which takes its time. */
  estimate(signal: AbortSignal): () => Promise<Measurement>;
  /** Lets the chains on show go on a little. */
  walk(walk: Walk): Promise<Walkers>;
  /** Begins them anew. */
  scatter(): void;
  /** The files of the run, where the terminal has such runs. */
  readonly files?: (() => Promise<Readonly<Record<string, Uint8Array>>>) | undefined;
  /** State dict of the model. */
  weights(): Promise<HostTensors>;
  /** Frees everything. */
  dispose(): Promise<void>;
}
