import * as tf from '@tensorflow/tfjs-core';
import type { KernelFunc, Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import type { Operand, Recording, ReplayInputs, Trace, TracedVariable } from '@gen/core/compile';
import { endValues, operandsOf } from './live-calls.js';
import { bytesOf, type WasmMemory } from './wasm-memory.js';
import { assignedValues, type Placed, type PlannedCall, type WasmPlan } from './wasm-plan.js';

type DataId = TensorInfo['dataId'];

/** A call that is ready to be made. */
interface ReadyCall {
  readonly kernelFunc: KernelFunc;
  readonly args: { inputs: object; attrs: { key?: unknown } | undefined; backend: object };
  readonly key: number | undefined;
  /** What it allocates. */
  readonly allotment: readonly DataId[];
  /** Inputs of which the kernels of tfjs keep something, as if their values never changed. */
  readonly stale: readonly DataId[];
}

/** XNNPACK, which tfjs has these by, packs their weights once for each tensor. */
const packing = new Set<string>([
  tf.Conv2D,
  tf.DepthwiseConv2dNative,
  tf.FusedConv2D,
  tf.FusedDepthwiseConv2D,
  tf.Prelu,
  tf.BatchMatMul,
  tf._FusedMatMul,
]);

/** What is held of a step: data for each value, and the memory behind. */
interface Store {
  readonly dataOf: (value: number) => DataId;
  readonly allotments: readonly (readonly DataId[])[];
  readonly bytes: number;
  dispose(): void;
}

/** The recording of a step by its plan. */
export function wasmRecording(memory: WasmMemory, trace: Trace, plan: WasmPlan): Recording {
  const store = makeStore(memory, trace, plan);
  const calls = plan.calls.map((call, i) => readyCall(memory, trace, store, call, i));
  const given = trace.arguments.map((value) => store.dataOf(value));
  const read = trace.variables.flatMap(({ variable, before }) =>
    before === undefined ? [] : [{ variable, dataId: store.dataOf(before) }],
  );
  const results = trace.results.flatMap((result) =>
    result.kind === 'key' ? [] : [result.operand],
  );
  const assign = assigner(memory, trace, store);
  let disposed = false;
  return {
    bytes: store.bytes,
    calls: calls.length,
    replay: ({ tensors, keys }: ReplayInputs) => {
      const { dataOf, bind } = memory;
      tensors.forEach(({ dataId }, i) => bind(given[i]!, dataOf(dataId).memoryOffset));
      for (const { variable, dataId } of read) bind(dataId, dataOf(variable.dataId).memoryOffset);
      memory.allotting(() => {
        // What kernels that are compositions make is disposed in here, where nothing is freed.
        tf.tidy(() => {
          for (const call of calls) run(memory, call, keys);
        });
      });
      const outputs = results.map((operand) => copied(memory, operand, store));
      assign();
      return outputs;
    },
    dispose: () => {
      if (!disposed) store.dispose();
      disposed = true;
    },
  };
}

function run(
  memory: WasmMemory,
  { kernelFunc, args, key, allotment, stale }: ReadyCall,
  keys: ReplayInputs['keys'],
): void {
  if (key !== undefined) args.attrs!.key = keys[key];
  for (const dataId of stale) memory.refresh(dataId);
  memory.allot(allotment);
  kernelFunc(args as never);
}

function readyCall(
  memory: WasmMemory,
  { values, calls }: Trace,
  { dataOf, allotments }: Store,
  { call: number, isComposed }: PlannedCall,
  i: number,
): ReadyCall {
  const call = calls[number]!;
  const { kernelName, kernelFunc, inputs, attrs, key } = call;
  // Tensors, as kernels that are compositions take them; the engine does not know of them.
  const tensor = ({ value, shape, dtype }: Operand): Tensor =>
    new tf.Tensor([...shape], dtype, dataOf(value), -1);
  const given = Array.isArray(inputs)
    ? (inputs as readonly Operand[]).map(tensor)
    : Object.fromEntries(
        Object.entries(inputs as Record<string, Operand>).map(([name, x]) => [name, tensor(x)]),
      );
  const changes = operandsOf(call).filter(({ value }) =>
    ['argument', 'variable', 'result'].includes(values[value]!.kind),
  );
  return {
    kernelFunc,
    args: {
      inputs: given,
      attrs: key === undefined ? attrs : { ...attrs },
      backend: memory.backend,
    },
    key,
    allotment: allotments[i]!,
    stale:
      isComposed || packing.has(kernelName)
        ? [...changes.map(({ value }) => dataOf(value)), ...(isComposed ? allotments[i]! : [])]
        : [],
  };
}

function makeStore(memory: WasmMemory, trace: Trace, plan: WasmPlan): Store {
  const { backend } = memory;
  const own = assignedValues(trace);
  const data = new Map<number, DataId>();
  const slots: DataId[] = [];
  const owned: DataId[] = [];
  let bytes = plan.bytes;
  const arena = memory.allocate(plan.bytes + SLACK);

  const slot = (shape: readonly number[], dtype: Placed['dtype'], address?: number): DataId => {
    const dataId = memory.slot(shape, dtype);
    slots.push(dataId);
    if (address !== undefined) memory.bind(dataId, address);
    return dataId;
  };
  const memoryOfItsOwn = (info: TensorInfo, numbers?: tf.TypedArray): DataId => {
    const dataId = backend.makeOutput(info.shape, info.dtype, undefined, numbers as never).dataId;
    owned.push(dataId);
    bytes += bytesOf(info);
    return dataId;
  };
  const used = usedValues(trace, plan);
  trace.values.forEach(({ kind, info, numbers }, value) => {
    if (!used.has(value) && kind !== 'argument' && kind !== 'variable') return;
    if (kind === 'captured') data.set(value, info.dataId);
    if (kind === 'argument' || kind === 'variable') data.set(value, slot(info.shape, info.dtype));
    if (kind === 'made') data.set(value, memoryOfItsOwn(info, numbers));
    if (kind === 'result' && own.has(value)) data.set(value, memoryOfItsOwn(info));
  });
  const allotments = plan.calls.map(({ allocations }) =>
    allocations.map(({ shape, dtype, offset, value }) => {
      if (offset === undefined) return data.get(value!)!;
      const dataId = slot(shape, dtype, arena + offset);
      if (value !== undefined) data.set(value, dataId);
      return dataId;
    }),
  );
  return {
    dataOf: (value) => data.get(value)!,
    allotments,
    bytes,
    dispose: () => {
      for (const dataId of slots) memory.drop(dataId);
      for (const dataId of owned) backend.disposeData(dataId, true);
      memory.free(arena);
    },
  };
}

function usedValues(trace: Trace, { calls }: WasmPlan): Set<number> {
  const used = endValues(trace);
  for (const { call } of calls) {
    for (const { value } of operandsOf(trace.calls[call]!)) used.add(value);
  }
  return used;
}

/** SIMD reads a little past the end of a tensor. */
const SLACK = 64;

function copied(memory: WasmMemory, { value, shape, dtype }: Operand, store: Store): TensorInfo {
  const output = memory.backend.makeOutput([...shape], dtype);
  copy(memory, store.dataOf(value), output);
  return output;
}

function copy(memory: WasmMemory, from: DataId, to: TensorInfo): void {
  const [source, target] = [from, to.dataId].map((dataId) => memory.dataOf(dataId).memoryOffset);
  memory.copy(source!, target!, bytesOf(to));
}

/** Gives variables the values that they have in the end. */
function assigner(memory: WasmMemory, trace: Trace, store: Store): () => void {
  const own = assignedValues(trace);
  const assigned = trace.variables.filter(
    (traced): traced is TracedVariable & { after: Operand } => traced.after !== undefined,
  );
  const isSwapped = ({ variable, after }: TracedVariable & { after: Operand }): boolean =>
    own.has(after.value) && memory.backend.refCount(variable.dataId) === 1;
  return () => {
    // Copies first: one may be of what another variable still holds.
    const copies = assigned.map((traced) =>
      isSwapped(traced)
        ? undefined
        : tf.engine().makeTensorFromTensorInfo(copied(memory, traced.after, store)),
    );
    assigned.forEach(({ variable, after }, i) => {
      const copy = copies[i];
      if (copy === undefined) {
        swap(memory, variable.dataId, store.dataOf(after.value));
      } else {
        variable.assign(copy);
        copy.dispose();
      }
    });
  };
}

function swap(memory: WasmMemory, a: DataId, b: DataId): void {
  const [ofA, ofB] = [memory.dataOf(a).memoryOffset, memory.dataOf(b).memoryOffset];
  memory.bind(a, ofB);
  memory.bind(b, ofA);
}
