import { NotRecordableError, type Trace } from '@gen/core/compile';
import { endValues, liveCalls, operandsOf } from './live-calls.js';
import { planMemory, type Lifetime } from './plan-memory.js';
import { bytesOf, type Allocation } from './wasm-memory.js';

/** What a call did with memory. */
export interface CallMemory {
  /** What it allocated, in order. */
  readonly allocations: readonly Allocation[];
  /** Whether it is made of other kernels, called through the engine. */
  readonly isComposed: boolean;
}

/** A tensor that a replay finds at the same place each time. */
export interface Placed {
  /** Its shape. */
  readonly shape: readonly number[];
  /** Its type. */
  readonly dtype: Allocation['dtype'];
  /** Its place in the memory of all; where it is none, it has a memory of its own. */
  readonly offset: number | undefined;
  /** The value that it is, unless a kernel uses it for itself. */
  readonly value: number | undefined;
}

/** A call that is replayed. */
export interface PlannedCall {
  /** Its number in the trace. */
  readonly call: number;
  /** What it allocates, in order. */
  readonly allocations: readonly Placed[];
  /** Whether it is made of other kernels. */
  readonly isComposed: boolean;
}

/** What is replayed, and where its tensors lie. */
export interface WasmPlan {
  /** The calls. */
  readonly calls: readonly PlannedCall[];
  /** Bytes of memory of those tensors that have none of their own. */
  readonly bytes: number;
}

/**
 * Plans a step: calls on which nothing depends are left out, and so are those that only give a tensor
 * another name. What variables hold in the end has a memory of its own, which the variable takes over.
 */
export function planWasm(trace: Trace, memories: readonly CallMemory[]): WasmPlan {
  const { values, calls } = trace;
  const valueOf = new Map(values.map(({ info }, value) => [info.dataId, value] as const));
  checkResults(trace, memories);
  const live = liveCalls(trace, (call) => memories[call]!.allocations.length > 0);
  const assigned = assignedValues(trace);
  const lastUse = lastUses(trace, live);

  const planned: { call: number; allocation: Allocation; value: number | undefined }[] = [];
  const lifetimes: Lifetime[] = [];
  calls.forEach((_, call) => {
    if (!live[call]) return;
    for (const allocation of memories[call]!.allocations) {
      const value = valueOf.get(allocation.dataId);
      const isOwn = value !== undefined && assigned.has(value);
      const to = value === undefined ? call : Math.max(call, lastUse.get(value) ?? call);
      planned.push({ call, allocation, value });
      lifetimes.push({ bytes: isOwn ? 0 : bytesOf(allocation), from: call, to });
    }
  });
  const { offsets, bytes } = planMemory(lifetimes);
  const placed = planned.map(({ call, allocation, value }, i) => ({
    call,
    placed: {
      shape: allocation.shape,
      dtype: allocation.dtype,
      offset: value !== undefined && assigned.has(value) ? undefined : offsets[i]!,
      value,
    },
  }));
  const byCall = new Map<number, Placed[]>();
  for (const { call, placed: one } of placed) {
    byCall.set(call, [...(byCall.get(call) ?? []), one]);
  }
  return {
    calls: [...byCall].map(([call, allocations]) => ({
      call,
      allocations,
      isComposed: memories[call]!.isComposed,
    })),
    bytes,
  };
}

/** The results of calls that a variable can take over: each that one variable alone holds in the end. */
export function assignedValues({ values, variables }: Trace): Set<number> {
  const assigned = new Set<number>();
  const twice = new Set<number>();
  for (const { after } of variables) {
    if (after === undefined || values[after.value]!.kind !== 'result') continue;
    if (assigned.has(after.value)) twice.add(after.value);
    assigned.add(after.value);
  }
  return new Set([...assigned].filter((value) => !twice.has(value)));
}

/** The last call that takes a value; the end of the step counts as one. */
function lastUses(trace: Trace, live: readonly boolean[]): Map<number, number> {
  const last = new Map<number, number>();
  trace.calls.forEach((call, i) => {
    if (live[i]) for (const { value } of operandsOf(call)) last.set(value, i);
  });
  for (const value of endValues(trace)) last.set(value, trace.calls.length);
  return last;
}

/** A kernel may have its result from elsewhere than the backend: then there is no plan. */
function checkResults({ values, calls }: Trace, memories: readonly CallMemory[]): void {
  for (const { kind, info, call } of values) {
    if (kind !== 'result') continue;
    if (memories[call!]!.allocations.some(({ dataId }) => dataId === info.dataId)) continue;
    throw new NotRecordableError(`${calls[call!]!.kernelName} allocates its result by itself.`);
  }
}
