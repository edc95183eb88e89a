import type { HostTensor, HostTensors } from '../../safetensors/host-tensor.js';
import { writeSafetensors } from '../../safetensors/write-safetensors.js';
import type { Checkpoint } from './checkpoint.js';
import { NO_CHECKSUM, writeChecksum } from './checksum.js';

/** Version of the format that is written, and the newest that is read. */
export const VERSION = 1;

/**
 * Writes a checkpoint as one safetensors file. Tensors are named `model.<path>`,
 * `objective.<path>`, `optimizer.<name>` and `ema.<path>`; the metadata are strings of JSON.
 */
export function encodeCheckpoint(checkpoint: Checkpoint): Uint8Array {
  const { step, key, batchesPerEpoch, batchSize, configuration, standing } = checkpoint;
  const bytes = writeSafetensors(
    {
      ...headed('model.', checkpoint.model),
      ...headed('objective.', checkpoint.objective),
      ...headed('optimizer.', checkpoint.optimizer),
      ...headed('ema.', checkpoint.ema),
    },
    {
      checksum: NO_CHECKSUM, // first, for its place in the file to be known
      version: `${VERSION}`,
      step: `${step}`,
      epoch: `${Math.floor(step / batchesPerEpoch)}`,
      batch: `${step % batchesPerEpoch}`,
      batchesPerEpoch: `${batchesPerEpoch}`,
      batchSize: `${batchSize}`,
      key: JSON.stringify(key.words),
      configuration: JSON.stringify(configuration ?? null),
      standing: JSON.stringify(standing),
    },
  );
  writeChecksum(bytes);
  return bytes;
}

function headed(head: string, tensors: HostTensors): Record<string, HostTensor> {
  return Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [head + name, tensor]));
}
