import * as tf from '@tensorflow/tfjs-core';
import type { KernelFunc, NamedAttrMap, Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import type { Operand, ReplayInputs, Trace, TracedCall } from '@gen/core/compile';
import { operandsOf } from './live-calls.js';
import type { WasmMemory } from './wasm-memory.js';
import type { PlannedCall, WasmPlan } from './wasm-plan.js';
import type { WasmStoreBuilder } from './wasm-store.js';

type DataId = TensorInfo['dataId'];

/** A call that is ready to be made, at one place of a step or at several. */
export interface ReadyCall {
  /** Name of the kernel. */
  readonly kernelName: string;
  readonly kernelFunc: KernelFunc;
  readonly args: { inputs: object; attrs: { key?: unknown } | undefined; backend: object };
  /** What it allocates. */
  readonly allotment: readonly DataId[];
  /** Inputs of which the kernels of tfjs keep something, as if their values never changed. */
  readonly stale: readonly DataId[];
}

/** Calls in order, and the place of the key of each that draws. */
export interface ReadyCalls {
  readonly calls: readonly ReadyCall[];
  /** −1 where a call draws nothing. */
  readonly keys: Int32Array;
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

/** Makes the calls of a step ready: those that do the same with the same tensors once. */
export function readyCalls(
  memory: WasmMemory,
  trace: Trace,
  plan: WasmPlan,
  store: WasmStoreBuilder,
): ReadyCalls {
  const known = new Map<string, ReadyCall>();
  const calls = plan.calls.map((planned, i) => {
    const call = trace.calls[planned.call]!;
    const allotment = store.allotments[i]!;
    const name = nameOf(memory, call, allotment, store);
    const found = name === undefined ? undefined : known.get(name);
    if (found !== undefined) return found;
    const ready = readyCall(memory, trace, store, { call, planned, allotment });
    if (name !== undefined) known.set(name, ready);
    return ready;
  });
  return { calls, keys: Int32Array.from(plan.calls, ({ call }) => trace.calls[call]!.key ?? -1) };
}

/** Makes a call. */
export function makeCall(
  memory: WasmMemory,
  { kernelFunc, args, allotment, stale }: ReadyCall,
  key: ReplayInputs['keys'][number] | undefined,
): void {
  if (key !== undefined) args.attrs!.key = key;
  for (const dataId of stale) memory.refresh(dataId);
  memory.allot(allotment);
  kernelFunc(args as never);
}

function readyCall(
  memory: WasmMemory,
  { values }: Trace,
  { dataOf }: WasmStoreBuilder,
  {
    call,
    planned,
    allotment,
  }: {
    readonly call: TracedCall;
    readonly planned: PlannedCall;
    readonly allotment: readonly DataId[];
  },
): ReadyCall {
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
  const { isComposed } = planned;
  return {
    kernelName,
    kernelFunc,
    args: {
      inputs: given,
      attrs: key === undefined ? attrs : { ...attrs },
      backend: memory.backend,
    },
    allotment,
    stale:
      isComposed || packing.has(kernelName)
        ? [...changes.map(({ value }) => dataOf(value)), ...(isComposed ? allotment : [])]
        : [],
  };
}

/** A name that calls have in common that are one; none where that is not known. */
function nameOf(
  memory: WasmMemory,
  { kernelName, inputs, attrs, key }: TracedCall,
  allotment: readonly DataId[],
  { dataOf }: WasmStoreBuilder,
): string | undefined {
  const attributes = textOf(attrs, key !== undefined);
  if (attributes === undefined) return undefined;
  const idOf = (dataId: DataId): number => memory.dataOf(dataId).id;
  let name = `${kernelName} ${attributes}`;
  for (const [input, { value, shape, dtype }] of Object.entries(
    inputs as Record<string, Operand>,
  )) {
    name += `|${input} ${idOf(dataOf(value))} ${dtype} ${shape}`;
  }
  for (const dataId of allotment) name += `>${idOf(dataId)}`;
  return name;
}

/** Attributes as text, where they are simple; without the key of a draw. */
function textOf(attrs: NamedAttrMap | undefined, draws: boolean): string | undefined {
  let text = '';
  for (const [name, value] of Object.entries(attrs ?? {}) as [string, unknown][]) {
    if (draws && name === 'key') continue;
    const parts = Array.isArray(value) ? (value.flat() as unknown[]) : [value];
    if (parts.some((part) => typeof part === 'object' && part !== null)) return undefined;
    // JSON has no -0, nor numbers that are not finite.
    const numbers = parts.map((part) => (Object.is(part, -0) ? '-0' : `${part as number}`));
    text += `${name}=${JSON.stringify(value)} ${numbers.join()};`;
  }
  return text;
}
