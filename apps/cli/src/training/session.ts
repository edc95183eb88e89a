import type { Tensor } from '@tensorflow/tfjs-core';
import type { Batches, Listener, MovingAverage } from '@gen/core/train';
import type { LoadedData } from '../data/load-data.js';
import type { RunModel } from '../families/family.js';
import type { Run } from '../run/run.js';
import type { RunKeys } from './keys.js';

/** A run that is going on. */
export interface Session {
  /** What was planned. */
  readonly run: Run;
  /** Its images. */
  readonly data: LoadedData;
  /** What is trained. */
  readonly model: RunModel;
  /** Averages of its parameters, where they are wanted. */
  readonly ema: MovingAverage | undefined;
  /** What it is trained on. */
  readonly batches: Batches<Tensor>;
  /** Its keys. */
  readonly keys: RunKeys;
  /** Where what is measured is written. */
  readonly logs: readonly Listener[];
}
