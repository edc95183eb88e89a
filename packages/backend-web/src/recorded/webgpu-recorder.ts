import * as tf from '@tensorflow/tfjs-core';
import type { TensorInfo, TypedArray } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { NotRecordableError, type Recorder, type TracedCall } from '@gen/core/compile';
import { overriding } from './overriding.js';
import { uniformBytes, type UniformField } from './uniform-layout.js';
import { internalsOf } from './webgpu-internals.js';
import { planWebgpu } from './webgpu-plan.js';
import { webgpuRecording } from './webgpu-recording.js';

type DataId = TensorInfo['dataId'];

/** A shader that a step runs. */
export interface Dispatch {
  /** What is run. */
  readonly pipeline: GPUComputePipeline;
  /** How many workgroups. */
  readonly groups: readonly [number, number, number];
  /** The tensors that are bound: that which is written first. */
  readonly tensors: readonly DataId[];
  /** Bytes that are bound of each. */
  readonly sizes: readonly number[];
  /** The uniforms. */
  readonly uniforms: Uint8Array<ArrayBuffer>;
  /** Of a draw, its key, and where the words are among the uniforms. */
  readonly key: { readonly slot: number; readonly offset: number } | undefined;
}

/** What a step does on the device. */
export interface DeviceLog {
  /** The shaders in order. */
  readonly dispatches: readonly Dispatch[];
  /** Numbers of the host by the tensors that were made of them. */
  readonly written: ReadonlyMap<DataId, TypedArray>;
}

/**
 * Records on WebGPU: the shaders of a step over buffers of its own. A replay encodes them in one pass, and
 * submits once.
 */
export const webgpuRecorder: Recorder = {
  begin: () => {
    const backend = tf.backend() as WebGPUBackend;
    const internals = internalsOf(backend);
    const dispatches: Dispatch[] = [];
    const written = new Map<DataId, TypedArray>();
    let current: TracedCall | undefined;
    let fields: readonly UniformField[] = [];
    let unread: string | undefined;
    const { write, makeUniforms, recordAndSubmit, readSync } = internals;

    const restore = overriding(internals, {
      // What is computed on the host is not in the record.
      shouldExecuteOnCPU: () => false,
      readSync: (dataId) => {
        unread ??= `${current?.kernelName ?? 'It'} reads a tensor.`;
        return readSync.call(internals, dataId);
      },
      write: (values, shape, dtype) => {
        const dataId = write.call(internals, values, shape, dtype);
        if (values !== null && values !== undefined) written.set(dataId, values.slice());
        return dataId;
      },
      makeUniforms: (all) => {
        fields = all.map(({ type, data }) => ({ type, data: [...data] }));
        return makeUniforms.call(internals, all);
      },
      recordAndSubmit: (program, output, inputs, uniforms = []) => {
        recordAndSubmit.call(internals, program, output, inputs, uniforms);
        const { bytes, offsets } = uniformBytes(fields);
        const tensors = [output, ...inputs].map(({ dataId }) => dataId);
        dispatches.push({
          pipeline: program.pipeline,
          groups: [...program.dispatch],
          tensors,
          sizes: tensors.map((dataId) => internals.tensorMap.get(dataId).resource!.size),
          uniforms: bytes,
          // The words of a key are the first of the uniforms of the program itself.
          key:
            current?.key === undefined
              ? undefined
              : { slot: current.key, offset: offsets[fields.length - uniforms.length]! },
        });
      },
    });
    return {
      call: (call, work) => {
        current = call;
        try {
          return work();
        } finally {
          current = undefined;
        }
      },
      finish: (trace) => {
        if (unread !== undefined) throw new NotRecordableError(unread);
        return webgpuRecording(backend, trace, planWebgpu(trace, { dispatches, written }));
      },
      end: restore,
    };
  },
};
