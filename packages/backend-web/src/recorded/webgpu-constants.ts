import type { TensorInfo } from '@tensorflow/tfjs-core';
import { roundUp } from './uniform-layout.js';
import { ALIGNMENT, inWords, type Part } from './webgpu-buffers.js';
import type { GpuInternals } from './webgpu-internals.js';
import type { Source } from './webgpu-plan.js';

type DataId = TensorInfo['dataId'];

/** Constants, one after another in one buffer; equal ones once. */
export function makeConstants(
  { queue }: GpuInternals,
  sources: ReadonlyMap<DataId, Source>,
  make: (bytes: number) => GPUBuffer,
): Map<DataId, Part> {
  const places = new Map<DataId, number>();
  const small = new Map<string, number>();
  const chunks: { offset: number; words: Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer> }[] =
    [];
  let end = 0;
  for (const [dataId, source] of sources) {
    if (source.kind !== 'constant' || source.numbers.length === 0) continue;
    const words = inWords(
      source.numbers,
      source.numbers instanceof Float32Array ? 'float32' : 'int32',
    );
    const bits = new Uint32Array(words.buffer);
    const name = bits.length <= 16 ? bits.join() : undefined;
    let offset = name === undefined ? undefined : small.get(name);
    if (offset === undefined) {
      offset = end;
      end = roundUp(end + words.byteLength, ALIGNMENT);
      chunks.push({ offset, words });
      if (name !== undefined) small.set(name, offset);
    }
    places.set(dataId, offset);
  }
  if (end === 0) return new Map();
  const buffer = make(end);
  for (const { offset, words } of chunks) queue.writeBuffer(buffer, offset, words);
  return new Map([...places].map(([dataId, offset]) => [dataId, { buffer, offset }]));
}
