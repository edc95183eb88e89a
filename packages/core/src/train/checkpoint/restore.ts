import { InputError } from '../../input-error.js';
import type { Parameters } from '../../nn/layer.js';
import { assignStateDict, inStateDict } from '../../nn/state-dict.js';
import type { HostTensors } from '../../safetensors/host-tensor.js';
import { mismatch } from '../../safetensors/mismatch.js';
import type { Batches } from '../batches.js';
import { keyText } from '../key-text.js';
import { joined } from '../optimizers/headed.js';
import type { Training } from '../training.js';
import type { Checkpoint } from './checkpoint.js';

/**
 * Puts a run where a checkpoint says. Throws an {@link InputError} where it is of another model,
 * optimizer, key or data, and then changes nothing.
 */
export function restore<Batch>(
  checkpoint: Checkpoint,
  { parameters, objectives, state, ema, key }: Training<Batch>,
  batches: Batches<Batch>,
): void {
  const averages = ema?.parameters() ?? {};
  checkTensors('the parameters of this model', parameters, checkpoint.model);
  checkTensors('the variables of this objective', objectives, checkpoint.objective);
  checkTensors('the state of this optimizer', state, checkpoint.optimizer);
  checkTensors('the moving averages of this run', averages, checkpoint.ema);
  checkRun('key', keyText(key.words), keyText(checkpoint.key.words));
  checkRun('batchesPerEpoch', batches.batchesPerEpoch, checkpoint.batchesPerEpoch);
  checkRun('batchSize', batches.batchSize, checkpoint.batchSize);
  assignStateDict(
    joined({ model: parameters, objective: objectives, optimizer: state, ema: averages }),
    joined({
      model: checkpoint.model,
      objective: checkpoint.objective,
      optimizer: checkpoint.optimizer,
      ema: checkpoint.ema,
    }),
  );
}

/** Gives a run the parameters and the averages of a checkpoint, and leaves the rest as it is. */
export function restoreWeights<Batch>(
  checkpoint: Checkpoint,
  { parameters, ema }: Training<Batch>,
): void {
  const averages = ema?.parameters() ?? {};
  assignStateDict(
    joined({ model: parameters, ema: averages }),
    joined({ model: checkpoint.model, ema: checkpoint.ema }),
  );
}

function checkTensors(expected: string, parameters: Parameters, tensors: HostTensors): void {
  const difference = mismatch(inStateDict(parameters), tensors);
  if (difference === undefined) return;
  throw new InputError({
    callee: 'fit',
    argument: 'resume',
    expected,
    got: difference,
    remedy: 'Resume with the options with which the checkpoint was made, or start anew.',
  });
}

function checkRun(name: string, expected: unknown, got: unknown): void {
  if (expected === got) return;
  throw new InputError({
    callee: 'fit',
    argument: 'resume',
    expected: `a run with ${name} ${expected}`,
    got: `${got}`,
    remedy: 'Resume with the same key and the same data, or load the weights with loadStateDict.',
  });
}
