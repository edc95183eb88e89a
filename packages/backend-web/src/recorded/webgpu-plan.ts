import * as tf from '@tensorflow/tfjs-core';
import type { TensorInfo, TypedArray } from '@tensorflow/tfjs-core';
import { NotRecordableError, type Trace } from '@gen/core/compile';
import { endValues } from './live-calls.js';
import type { DeviceLog, Dispatch } from './webgpu-recorder.js';

type DataId = TensorInfo['dataId'];

/** Where the numbers of a tensor are while a step is replayed. */
export type Source =
  | { readonly kind: 'argument'; readonly index: number }
  | { readonly kind: 'variable'; readonly variable: tf.Variable }
  | { readonly kind: 'captured'; readonly tensor: tf.Tensor }
  | { readonly kind: 'constant'; readonly numbers: TypedArray }
  /** A buffer that others use before and after. */
  | { readonly kind: 'temporary'; readonly buffer: number };

/** What is replayed, and where its tensors are. */
export interface WebgpuPlan {
  /** The shaders. */
  readonly dispatches: readonly Dispatch[];
  /** Where each tensor is that they, or the end of the step, have to do with. */
  readonly sources: ReadonlyMap<DataId, Source>;
  /** Bytes of each buffer for temporary tensors. */
  readonly buffers: readonly number[];
}

/** Plans a step: shaders on which nothing depends are left out, and temporary tensors share buffers. */
export function planWebgpu(trace: Trace, { dispatches, written }: DeviceLog): WebgpuPlan {
  const sources = givenSources(trace, written);
  const first = firstSeen(dispatches, sources);
  const ends = new Set([...endValues(trace)].map((value) => trace.values[value]!.info.dataId));
  const live = liveDispatches(dispatches, first, ends);
  const buffers: number[] = [];
  const last = new Map<DataId, number>();
  live.forEach((dispatch, i) => {
    for (const dataId of dispatch.tensors) last.set(dataId, i);
  });
  for (const dataId of ends) last.set(dataId, live.length);

  const free: number[] = [];
  live.forEach(({ tensors, sizes }, i) => {
    tensors.forEach((dataId, j) => {
      if (sources.has(dataId)) return;
      const buffer = takeBuffer(free, buffers, sizes[j]!);
      sources.set(dataId, { kind: 'temporary', buffer });
    });
    for (const dataId of new Set(tensors)) {
      const source = sources.get(dataId)!;
      if (source.kind === 'temporary' && last.get(dataId) === i) free.push(source.buffer);
    }
  });
  checkEnds(trace, sources);
  return { dispatches: live, sources, buffers };
}

/** Tensors that are there before anything is computed. */
function givenSources(
  { values, arguments: given, variables }: Trace,
  written: ReadonlyMap<DataId, TypedArray>,
): Map<DataId, Source> {
  const sources = new Map<DataId, Source>();
  for (const [dataId, numbers] of written) sources.set(dataId, { kind: 'constant', numbers });
  for (const { kind, info, tensor } of values) {
    if (kind === 'captured') sources.set(info.dataId, { kind, tensor: tensor! });
  }
  given.forEach((value, index) =>
    sources.set(values[value]!.info.dataId, { kind: 'argument', index }),
  );
  for (const { variable, before } of variables) {
    if (before !== undefined) {
      sources.set(values[before]!.info.dataId, { kind: 'variable', variable });
    }
  }
  return sources;
}

/** For each shader, the tensors that it is the first to have to do with: those that it writes. */
function firstSeen(
  dispatches: readonly Dispatch[],
  given: ReadonlyMap<DataId, Source>,
): readonly (readonly DataId[])[] {
  const seen = new Set<DataId>(given.keys());
  return dispatches.map(({ tensors }) => {
    const [output] = tensors;
    if (given.has(output!)) {
      throw new NotRecordableError('A kernel writes over a tensor that it was given.');
    }
    const made = tensors.filter((dataId) => !seen.has(dataId));
    for (const dataId of made) seen.add(dataId);
    return made;
  });
}

function liveDispatches(
  dispatches: readonly Dispatch[],
  made: readonly (readonly DataId[])[],
  ends: ReadonlySet<DataId>,
): Dispatch[] {
  const needed = new Set(ends);
  const live: Dispatch[] = [];
  for (let i = dispatches.length - 1; i >= 0; i--) {
    const { tensors } = dispatches[i]!;
    if (![tensors[0]!, ...made[i]!].some((dataId) => needed.has(dataId))) continue;
    live.push(dispatches[i]!);
    for (const dataId of tensors) needed.add(dataId);
  }
  return live.reverse();
}

/** The smallest free buffer that is large enough but not twice as large, else a new one. */
function takeBuffer(free: number[], buffers: number[], bytes: number): number {
  let best: number | undefined;
  for (const buffer of free) {
    const size = buffers[buffer]!;
    if (size < bytes || size > 2 * bytes + 1024) continue;
    // Of two that fit alike always the same, so that the turns of a loop come by the same buffers.
    if (best === undefined || size < buffers[best]! || (size === buffers[best] && buffer < best)) {
      best = buffer;
    }
  }
  if (best === undefined) return buffers.push(bytes) - 1;
  free.splice(free.indexOf(best), 1);
  return best;
}

/** What comes out must have come from a shader. */
function checkEnds(trace: Trace, sources: ReadonlyMap<DataId, Source>): void {
  for (const value of endValues(trace)) {
    const { info, call } = trace.values[value]!;
    if (sources.has(info.dataId) || tf.util.sizeFromShape(info.shape) === 0) continue;
    throw new NotRecordableError(`${trace.calls[call!]!.kernelName} is computed on the host.`);
  }
}
