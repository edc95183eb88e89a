import { flopsOf } from './flops.js';
import type { Trace } from './trace.js';

/** A kernel of a recording. */
export interface KernelExplanation {
  /** Its name. */
  readonly kernel: string;
  /** How often it is called. */
  readonly calls: number;
  /** Floating-point operations of these. */
  readonly flops: number;
}

/** What there is to say of a step when the list of all that it did is gone. */
export interface TraceSummary {
  /** Calls of kernels that the function makes. */
  readonly nodes: number;
  /** Floating-point operations of a call: of products and convolutions exactly, one an element of the rest. */
  readonly flops: number;
  /** Kernels by the operations of all their calls, most first. */
  readonly kernels: readonly KernelExplanation[];
  /** The variables that it reads or assigns. */
  readonly variables: number;
}

/** Counts what a step did. */
export function summaryOf({ calls, variables }: Trace): TraceSummary {
  const sums = new Map<string, { calls: number; flops: number }>();
  for (const call of calls) {
    const sum = sums.get(call.kernelName) ?? { calls: 0, flops: 0 };
    sum.calls += 1;
    sum.flops += flopsOf(call);
    sums.set(call.kernelName, sum);
  }
  const kernels = [...sums].map(([kernel, sum]) => ({ kernel, ...sum }));
  return {
    nodes: calls.length,
    flops: kernels.reduce((sum, { flops }) => sum + flops, 0),
    kernels: kernels.sort((a, b) => b.flops - a.flops),
    variables: variables.length,
  };
}
