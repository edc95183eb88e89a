import type { Key } from '../../random/key.js';
import type { HostTensors } from '../../safetensors/host-tensor.js';
import type { Standing } from '../standing.js';

/** Name under which checkpoints are stored, unless another one is given. */
export const CHECKPOINT = 'checkpoint.safetensors';

/** Name of the checkpoint of the best validation, unless another one is given. */
export const BEST = 'best.safetensors';

/** Where a run stands: all that is needed to go on exactly. In plain memory; nobody disposes it. */
export interface Checkpoint {
  /** Number of steps done. */
  readonly step: number;
  /** Key of the run. */
  readonly key: Key;
  /** Number of batches in an epoch of the run. */
  readonly batchesPerEpoch: number;
  /** Number of examples in a batch of the run. */
  readonly batchSize: number;
  /** Whatever was given as the configuration, such as the options the model was made with. */
  readonly configuration: unknown;
  /** How the validations of the run have gone. */
  readonly standing: Standing;
  /** State dict of the model. */
  readonly model: HostTensors;
  /** State dict of the variables of the objective's own; empty where it has none. */
  readonly objective: HostTensors;
  /** State of the optimizer by name. */
  readonly optimizer: HostTensors;
  /** State dict of the moving average; empty where there was none. */
  readonly ema: HostTensors;
}
