import { InputError } from '../../input-error.js';
import { Key } from '../../random/key.js';
import type { HostTensor, HostTensors } from '../../safetensors/host-tensor.js';
import { readSafetensors, type Safetensors } from '../../safetensors/read-safetensors.js';
import { NO_VALIDATION, type Standing } from '../standing.js';
import { CHECKPOINT, type Checkpoint } from './checkpoint.js';
import { hasChecksum } from './checksum.js';
import { VERSION } from './encode-checkpoint.js';

/**
 * Reads a checkpoint. Throws an {@link InputError} where the file is damaged, no checkpoint, or
 * newer than this code.
 *
 * @param name what the file is called in messages.
 */
export function decodeCheckpoint(bytes: Uint8Array, name = CHECKPOINT): Checkpoint {
  const { tensors, metadata } = parse(bytes, name);
  checkVersion(metadata['version'], name);
  if (!hasChecksum(bytes)) throw damaged(name, 'another checksum');
  const number = (entry: string): number => Number(metadata[entry]);
  const [low, high] = JSON.parse(metadata['key']!) as [number, number];
  return {
    step: number('step'),
    key: new Key(low, high),
    batchesPerEpoch: number('batchesPerEpoch'),
    batchSize: number('batchSize'),
    configuration: JSON.parse(metadata['configuration']!),
    standing: JSON.parse(metadata['standing'] ?? JSON.stringify(NO_VALIDATION)) as Standing,
    model: under('model.', tensors),
    objective: under('objective.', tensors),
    optimizer: under('optimizer.', tensors),
    ema: under('ema.', tensors),
  };
}

function parse(bytes: Uint8Array, name: string): Safetensors {
  try {
    return readSafetensors(bytes);
  } catch {
    throw damaged(name, `${bytes.length} bytes that are no safetensors file`);
  }
}

function checkVersion(version: string | undefined, name: string): void {
  if (version === undefined) {
    throw new InputError({
      callee: 'readCheckpoint',
      argument: name,
      expected: 'a checkpoint of a run',
      got: 'a safetensors file without `version` in its metadata',
      remedy: 'Weights alone are read by readSafetensors and loadStateDict.',
    });
  }
  if (Number(version) <= VERSION) return;
  throw new InputError({
    callee: 'readCheckpoint',
    argument: name,
    expected: `a checkpoint of version ${VERSION} or older`,
    got: `version ${version}`,
    remedy: 'Update @gen/core to the version that wrote it.',
  });
}

/** The tensors whose names have a head, without it. */
function under(head: string, tensors: HostTensors): HostTensors {
  const own = Object.entries(tensors).filter(([name]) => name.startsWith(head));
  const named = own.map(([name, tensor]): [string, HostTensor] => [
    name.slice(head.length),
    tensor,
  ]);
  return Object.fromEntries(named);
}

const damaged = (name: string, got: string): InputError =>
  new InputError({
    callee: 'readCheckpoint',
    argument: name,
    expected: 'a whole checkpoint with its checksum',
    got,
    remedy: 'The file is damaged: restore it from a copy, or start the run anew.',
  });
