import * as tf from '@tensorflow/tfjs-core';
import type { TensorInfo, Variable } from '@tensorflow/tfjs-core';
import { NotRecordableError, type Operand, type Recording, type Trace } from '@gen/core/compile';
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
  { log, xla }: { readonly log: OpLog; readonly xla: boolean },
): Recording {
  const results = trace.results.flatMap((each) => (each.kind === 'key' ? [] : [each.operand]));
  const assigned = trace.variables.flatMap(({ variable, after }) =>
    after === undefined ? [] : [{ variable, after }],
  );
  const wanted = [...results, ...assigned.map(({ after }) => after)];
  const plan = planGraph(backend, trace, { log, wanted, xla });
  const bytes = savedModel(plan, binding);
  return recordingOf(backend, binding, {
    model: load(binding, bytes),
    bytes: bytes.length,
    calls: [plan, ...plan.functions].reduce((sum, { nodes }) => sum + nodes.length, 0),
    inputs: plan.args.map(({ name }) => `${name}:0`).join(),
    outputs: plan.results.map((_, i) => `${CALL}:${i}`).join(),
    feeds: plan.given.map((value) => feedOf(trace, value)),
    hasKeys: plan.hasKeys,
    wanted: wanted.map(({ shape, dtype }) => ({ shape, dtype })),
    assigned: assigned.map(({ variable }) => variable),
  });
}

/** What is fed at a replay: an argument by its place, what a variable holds, or what was captured. */
type Feed = { readonly argument: number } | { readonly tensor: TensorInfo };

interface Parts {
  readonly model: number;
  readonly bytes: number;
  readonly calls: number;
  /** Names of what is fed, and of what is fetched. */
  readonly inputs: string;
  readonly outputs: string;
  readonly feeds: readonly Feed[];
  readonly hasKeys: boolean;
  /** What is fetched: results, then what variables hold in the end. */
  readonly wanted: readonly Pick<Operand, 'shape' | 'dtype'>[];
  readonly assigned: readonly Variable[];
}

// In a function of its own, so that nothing holds on to the list of all that the step did.
function recordingOf(
  backend: TensorflowBackend,
  binding: GraphBinding,
  { model, bytes, calls, inputs, outputs, feeds, hasKeys, wanted, assigned }: Parts,
): Recording {
  const results = wanted.length - assigned.length;
  let disposed = false;
  return {
    bytes,
    calls,
    replay: ({ tensors, keys }) => {
      const fed = feeds.map((feed) => ('tensor' in feed ? feed.tensor : tensors[feed.argument]!));
      const given = backend.getInputTensorIds(fed);
      const words = hasKeys ? [keyTensor(binding, keys)] : [];
      try {
        const made =
          wanted.length === 0
            ? []
            : binding.runSavedModel(model, [...given, ...words], inputs, outputs);
        const infos = made.map((output, i) => adopt(backend, output, wanted[i]!));
        assigned.forEach((variable, i) => {
          const tensor = tf.engine().makeTensorFromTensorInfo(infos[results + i]!);
          variable.assign(tensor);
          tensor.dispose();
        });
        return infos.slice(0, results);
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

function feedOf({ values, variables, arguments: places }: Trace, value: number): Feed {
  const argument = places.indexOf(value);
  if (argument >= 0) return { argument };
  const held = variables.find(({ before }) => before === value);
  return { tensor: held?.variable ?? values[value]!.tensor! };
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
function adopt(
  backend: TensorflowBackend,
  { id, dtype }: Output,
  operand: Pick<Operand, 'shape' | 'dtype'>,
): TensorInfo {
  const { tensorMap } = backend as unknown as {
    readonly tensorMap: { set: (dataId: object, stored: object) => void };
  };
  const dataId = {};
  const shape = [...operand.shape];
  tensorMap.set(dataId, { shape, dtype, id, values: null, refCount: 1 });
  return { dataId, shape, dtype: operand.dtype };
}
