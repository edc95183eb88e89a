import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import {
  NotRecordableError,
  type Operand,
  type Recording,
  type Trace,
  type TracedVariable,
} from '@gen/core/compile';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Binding, Handle, Output, TensorflowBackend } from '../backend.js';
import type { OpLog } from './op-log.js';
import { planGraph } from './plan-graph.js';
import { CALL, savedModel, TAG } from './saved-model.js';

/** The part of the addon that runs graphs. */
export interface GraphBinding extends Binding {
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(id: number): void;
  runSavedModel(id: number, inputs: readonly Handle[], names: string, outputs: string): Output[];
}

/** The recording of a step by its graph. */
export function tensorflowRecording(
  backend: TensorflowBackend,
  binding: GraphBinding,
  trace: Trace,
  log: OpLog,
): Recording {
  const results = trace.results.flatMap((each) => (each.kind === 'key' ? [] : [each.operand]));
  const assigned = trace.variables.filter(
    (each): each is TracedVariable & { after: Operand } => each.after !== undefined,
  );
  const wanted = [...results, ...assigned.map(({ after }) => after)];
  const plan = planGraph(backend, trace, log, wanted);
  const bytes = savedModel(plan, binding);
  const model = load(binding, bytes);
  const inputNames = plan.args.map(({ name }) => `${name}:0`).join();
  const outputNames = plan.results.map((_, i) => `${CALL}:${i}`).join();
  const { given: values, hasKeys } = plan;
  const calls = [plan, ...plan.functions].reduce((sum, { nodes }) => sum + nodes.length, 0);
  const tensorOf = feeds(trace);
  let disposed = false;
  return {
    bytes: bytes.length,
    calls,
    replay: ({ tensors, keys }) => {
      const given = backend.getInputTensorIds(values.map((value) => tensorOf(value, tensors)));
      const words = hasKeys ? [keyTensor(binding, keys)] : [];
      try {
        const inputs = [...given, ...words];
        const made =
          wanted.length === 0 ? [] : binding.runSavedModel(model, inputs, inputNames, outputNames);
        const infos = made.map((output, i) => adopt(backend, output, wanted[i]!));
        assigned.forEach(({ variable }, i) => {
          const tensor = tf.engine().makeTensorFromTensorInfo(infos[results.length + i]!);
          variable.assign(tensor);
          tensor.dispose();
        });
        return infos.slice(0, results.length);
      } finally {
        for (const id of words) binding.deleteTensor(id);
      }
    },
    dispose: () => {
      if (disposed) return;
      disposed = true;
      binding.deleteSavedModel(model);
    },
  };
}

/** What a value that is fed is at a replay: an argument, what a variable holds, or what was captured. */
function feeds({ values, variables, arguments: places }: Trace) {
  const held = new Map(
    variables.flatMap(({ before, variable }) =>
      before === undefined ? [] : [[before, variable] as const],
    ),
  );
  return (value: number, tensors: readonly Tensor[]): TensorInfo => {
    const place = places.indexOf(value);
    return place >= 0 ? tensors[place]! : (held.get(value) ?? values[value]!.tensor!);
  };
}

function load(binding: GraphBinding, model: Uint8Array): number {
  const folder = mkdtempSync(join(tmpdir(), 'gen-step-'));
  try {
    writeFileSync(join(folder, 'saved_model.pb'), model);
    return binding.loadSavedModel(folder, TAG);
  } catch (error) {
    throw new NotRecordableError(`TensorFlow refuses its graph: ${(error as Error).message}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The words of all keys, `[keys, 2]`. */
function keyTensor(binding: Binding, keys: readonly (readonly [number, number])[]): Handle {
  return binding.createTensor([keys.length, 2], binding.TF_INT32, Int32Array.from(keys.flat()));
}

/** Makes what a graph returned a tensor of tfjs's. */
function adopt(backend: TensorflowBackend, { id, dtype }: Output, operand: Operand): TensorInfo {
  const { tensorMap } = backend as unknown as {
    readonly tensorMap: { set: (dataId: object, stored: object) => void };
  };
  const dataId = {};
  const shape = [...operand.shape];
  tensorMap.set(dataId, { shape, dtype, id, values: null, refCount: 1 });
  return { dataId, shape, dtype: operand.dtype };
}
