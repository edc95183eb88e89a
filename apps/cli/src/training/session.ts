import type { Tensor } from '@tensorflow/tfjs-core';
import type { Batches } from '@gen/core/train';
import type { LoadedData } from '../data/load-data.js';
import type { RunModel } from '../families/family.js';
import type { MetricsLog } from '../run/metrics-log.js';
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
  /** What it is trained on. */
  readonly batches: Batches<Tensor>;
  /** Its keys. */
  readonly keys: RunKeys;
  /** What was measured so far. */
  readonly log: MetricsLog;
}
