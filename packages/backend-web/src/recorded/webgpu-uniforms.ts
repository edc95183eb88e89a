import { roundUp } from './uniform-layout.js';
import { ALIGNMENT } from './webgpu-buffers.js';
import type { GpuInternals } from './webgpu-internals.js';
import type { Dispatch } from './webgpu-recorder.js';
import type { Store } from './webgpu-store.js';

/** The uniforms of the shaders of a step. */
export interface Uniforms {
  /** All of them. */
  readonly buffer: GPUBuffer;
  /** Where those of each shader are. */
  readonly offsets: readonly number[];
  /** Those of draws, which come first: written anew at every replay. */
  readonly keyed: Uint32Array<ArrayBuffer>;
  /** Where among them the words of keys are. */
  readonly keys: readonly { readonly slot: number; readonly at: number }[];
}

/** All uniforms in one buffer; equal ones once. */
export function makeUniforms(
  { queue }: GpuInternals,
  dispatches: readonly Dispatch[],
  store: Store,
): Uniforms {
  const offsets = dispatches.map(() => 0);
  const places = new Map<string, number>();
  const keys: { slot: number; at: number }[] = [];
  const chunks: { offset: number; bytes: Uint8Array<ArrayBuffer> }[] = [];
  let end = 0;
  const place = (i: number, bytes: Uint8Array<ArrayBuffer>): void => {
    offsets[i] = end;
    chunks.push({ offset: end, bytes });
    end = roundUp(end + bytes.length, ALIGNMENT);
  };
  dispatches.forEach(({ key, uniforms }, i) => {
    if (key === undefined) return;
    keys.push({ slot: key.slot, at: (end + key.offset) / 4 });
    place(i, uniforms);
  });
  const keyedEnd = end;
  dispatches.forEach(({ key, uniforms }, i) => {
    if (key !== undefined) return;
    const name = new Uint32Array(uniforms.buffer).join();
    const before = places.get(name);
    if (before !== undefined) offsets[i] = before;
    else {
      places.set(name, end);
      place(i, uniforms);
    }
  });
  const all = new Uint8Array(Math.max(end, ALIGNMENT));
  for (const { offset, bytes } of chunks) all.set(bytes, offset);
  const usage = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
  const buffer = store.make(all.length, usage);
  queue.writeBuffer(buffer, 0, all);
  return { buffer, offsets, keyed: new Uint32Array(all.buffer.slice(0, keyedEnd)), keys };
}
