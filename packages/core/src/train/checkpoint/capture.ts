import { stateDict } from '../../nn/state-dict.js';
import { fromTensors } from '../../safetensors/from-tensors.js';
import type { HostTensors } from '../../safetensors/host-tensor.js';
import type { Training } from '../training.js';
import type { Checkpoint } from './checkpoint.js';

/** Reads back what a checkpoint holds of the tensors of a run. */
export async function capture<Batch>({
  parameters,
  objectives,
  state,
  ema,
}: Training<Batch>): Promise<Pick<Checkpoint, 'model' | 'objective' | 'optimizer' | 'ema'>> {
  const [model, objective, optimizer, averages] = await Promise.all([
    stateDict({ parameters: () => parameters }),
    stateDict({ parameters: () => objectives }),
    fromTensors(state),
    ema === undefined ? {} : stateDict(ema),
  ]);
  return { model, objective, optimizer, ema: averages };
}

/** A tensor with a number that is not finite, and that number. */
export function firstNonFinite(tensors: HostTensors): [path: string, value: number] | undefined {
  for (const [path, { dtype, data }] of Object.entries(tensors)) {
    if (dtype !== 'F32') continue;
    const value = (data as Float32Array).find((element) => !Number.isFinite(element));
    if (value !== undefined) return [path, value];
  }
  return undefined;
}
