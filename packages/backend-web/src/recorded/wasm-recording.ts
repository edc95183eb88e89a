import * as tf from '@tensorflow/tfjs-core';
import type { TensorInfo, Variable } from '@tensorflow/tfjs-core';
import type { Operand, Recording, ReplayInputs, Trace } from '@gen/core/compile';
import { makeCall, readyCalls } from './wasm-calls.js';
import { bytesOf, type WasmMemory } from './wasm-memory.js';
import { assignedValues, type WasmPlan } from './wasm-plan.js';
import { makeStore } from './wasm-store.js';

type DataId = TensorInfo['dataId'];

/** A tensor of a step under the shape that it has outside. */
interface End {
  readonly dataId: DataId;
  readonly shape: readonly number[];
  readonly dtype: TensorInfo['dtype'];
}

/** What a variable holds in the end. */
interface Assigned extends End {
  readonly variable: Variable;
  /** Whether the variable may take over the memory. */
  readonly isOwn: boolean;
}

/** The recording of a step by its plan. */
export function wasmRecording(memory: WasmMemory, trace: Trace, plan: WasmPlan): Recording {
  const builder = makeStore(memory, trace, plan);
  const { dataOf, store } = builder;
  const end = ({ value, shape, dtype }: Operand): End => ({ dataId: dataOf(value), shape, dtype });
  const own = assignedValues(trace);
  return recordingOf(memory, {
    store,
    ready: readyCalls(memory, trace, plan, builder),
    given: trace.arguments.map(dataOf),
    read: trace.variables.flatMap(({ variable, before }) =>
      before === undefined ? [] : [{ variable, dataId: dataOf(before) }],
    ),
    results: trace.results.flatMap((each) => (each.kind === 'key' ? [] : [end(each.operand)])),
    assigned: trace.variables.flatMap(({ variable, after }) =>
      after === undefined ? [] : [{ ...end(after), variable, isOwn: own.has(after.value) }],
    ),
  });
}

interface Parts {
  readonly store: ReturnType<typeof makeStore>['store'];
  readonly ready: ReturnType<typeof readyCalls>;
  readonly given: readonly DataId[];
  readonly read: readonly { readonly variable: Variable; readonly dataId: DataId }[];
  readonly results: readonly End[];
  readonly assigned: readonly Assigned[];
}

// In a function of its own, so that nothing holds on to the list of all that the step did.
function recordingOf(
  memory: WasmMemory,
  { store, ready, given, read, results, assigned }: Parts,
): Recording {
  let disposed = false;
  return {
    bytes: store.bytes,
    calls: ready.calls.length,
    replay: ({ tensors, keys }: ReplayInputs) => {
      const { dataOf, bind } = memory;
      tensors.forEach(({ dataId }, i) => bind(given[i]!, dataOf(dataId).memoryOffset));
      for (const { variable, dataId } of read) bind(dataId, dataOf(variable.dataId).memoryOffset);
      memory.allotting(() => {
        // What kernels that are compositions make is disposed in here, where nothing is freed.
        tf.tidy(() => {
          ready.calls.forEach((call, i) => makeCall(memory, call, keys[ready.keys[i]!]));
        });
      });
      const outputs = results.map((result) => copied(memory, result));
      assign(memory, assigned);
      return outputs;
    },
    dispose: () => {
      if (!disposed) store.dispose();
      disposed = true;
    },
  };
}

function copied(memory: WasmMemory, { dataId, shape, dtype }: End): TensorInfo {
  const output = memory.backend.makeOutput([...shape], dtype);
  const [source, target] = [dataId, output.dataId].map((id) => memory.dataOf(id).memoryOffset);
  memory.copy(source!, target!, bytesOf(output));
  return output;
}

/** Gives variables the values that they have in the end. */
function assign(memory: WasmMemory, assigned: readonly Assigned[]): void {
  const takesOver = ({ variable, isOwn }: Assigned): boolean =>
    isOwn && memory.backend.refCount(variable.dataId) === 1;
  // Copies first: one may be of what another variable still holds.
  const copies = assigned.map((each) =>
    takesOver(each) ? undefined : tf.engine().makeTensorFromTensorInfo(copied(memory, each)),
  );
  assigned.forEach(({ variable, dataId }, i) => {
    const copy = copies[i];
    if (copy === undefined) {
      swap(memory, variable.dataId, dataId);
    } else {
      variable.assign(copy);
      copy.dispose();
    }
  });
}

function swap(memory: WasmMemory, a: DataId, b: DataId): void {
  const [ofA, ofB] = [memory.dataOf(a).memoryOffset, memory.dataOf(b).memoryOffset];
  memory.bind(a, ofB);
  memory.bind(b, ofA);
}
