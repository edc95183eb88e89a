import type { TensorInfo, TypedArray } from '@tensorflow/tfjs-core';
import type { Trace } from '@gen/core/compile';
import { endValues, operandsOf } from './live-calls.js';
import { bytesOf, type TensorData, type WasmMemory } from './wasm-memory.js';
import { assignedValues, type WasmPlan } from './wasm-plan.js';

type DataId = TensorInfo['dataId'];

/** The memory of a step. */
export interface WasmStore {
  /** Bytes that it holds. */
  readonly bytes: number;
  /** Frees it. */
  dispose(): void;
}

/** The memory of a step, while its calls are made ready. */
export interface WasmStoreBuilder {
  /** What each call allocates, in order. */
  readonly allotments: readonly (readonly DataId[])[];
  /** The data of a value. */
  dataOf(value: number): DataId;
  /** What remains of it. */
  readonly store: WasmStore;
}

/** SIMD reads a little past the end of a tensor. */
const SLACK = 64;
/** So many equal numbers of the host are held once. */
const SMALL = 16;

/**
 * Allocates what a step needs. Tensors of one place, shape and type are the same, one after another, so the
 * thousandth turn of a loop needs nothing that the second has not.
 */
export function makeStore(memory: WasmMemory, trace: Trace, plan: WasmPlan): WasmStoreBuilder {
  const { backend } = memory;
  const own = assignedValues(trace);
  const data = new Map<number, DataId>();
  const arena = memory.allocate(plan.bytes + SLACK);
  const slots: DataId[] = [];
  const owned: DataId[] = [];
  let bytes = plan.bytes;

  const slot = ({ shape, dtype }: Shaped, address?: number): DataId => {
    const dataId = memory.slot(shape, dtype);
    slots.push(dataId);
    if (address !== undefined) memory.bind(dataId, address);
    return dataId;
  };
  const memoryOfItsOwn = (info: TensorInfo, numbers?: TypedArray): DataId => {
    const dataId = backend.makeOutput(info.shape, info.dtype, undefined, numbers as never).dataId;
    owned.push(dataId);
    bytes += bytesOf(info);
    return dataId;
  };
  const constant = remembered((info: TensorInfo, numbers: TypedArray) => {
    const name =
      numbers.length <= SMALL ? `${info.dtype} ${info.shape} ${bitsOf(numbers)}` : undefined;
    return [name, () => memoryOfItsOwn(info, numbers)];
  });
  const temporary = remembered(({ shape, dtype }: Shaped, offset: number) => [
    `${offset} ${dtype} ${shape}`,
    () => slot({ shape, dtype }, arena + offset),
  ]);

  const used = usedValues(trace, plan);
  trace.values.forEach(({ kind, info, numbers }, value) => {
    if (!used.has(value) && kind !== 'argument' && kind !== 'variable') return;
    if (kind === 'captured') data.set(value, info.dataId);
    if (kind === 'argument' || kind === 'variable') data.set(value, slot(info));
    if (kind === 'made') data.set(value, constant(info, numbers!));
    if (kind === 'result' && own.has(value)) data.set(value, memoryOfItsOwn(info));
  });
  const allotments = plan.calls.map(({ allocations }) =>
    allocations.map((allocation) => {
      const { offset, value } = allocation;
      if (offset === undefined) return data.get(value!)!;
      const dataId = temporary(allocation, offset);
      if (value !== undefined) data.set(value, dataId);
      return dataId;
    }),
  );
  return {
    allotments,
    dataOf: (value) => data.get(value)!,
    store: storeOf(memory, { slots, owned, arena, bytes }),
  };
}

interface Held {
  readonly slots: readonly DataId[];
  readonly owned: readonly DataId[];
  readonly arena: number;
  readonly bytes: number;
}

// In a function of its own, so that it holds on to nothing else.
const storeOf = (memory: WasmMemory, { slots, owned, arena, bytes }: Held): WasmStore => ({
  bytes,
  dispose: () => {
    for (const dataId of slots) memory.drop(dataId);
    for (const dataId of owned) memory.backend.disposeData(dataId, true);
    memory.free(arena);
  },
});

type Shaped = Pick<TensorData, 'shape' | 'dtype'>;

/** Makes what has a name once. */
function remembered<Args extends unknown[]>(
  describe: (...args: Args) => readonly [name: string | undefined, make: () => DataId],
): (...args: Args) => DataId {
  const known = new Map<string, DataId>();
  return (...args) => {
    const [name, make] = describe(...args);
    const found = name === undefined ? undefined : known.get(name);
    if (found !== undefined) return found;
    const made = make();
    if (name !== undefined) known.set(name, made);
    return made;
  };
}

const bitsOf = ({ buffer, byteOffset, byteLength }: TypedArray): string =>
  new Uint8Array(buffer, byteOffset, byteLength).join();

function usedValues(trace: Trace, { calls }: WasmPlan): Set<number> {
  const used = endValues(trace);
  for (const { call } of calls) {
    for (const { value } of operandsOf(trace.calls[call]!)) used.add(value);
  }
  return used;
}
