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
  /**
   * Milliseconds that these took when the step was run for the record. On WebGPU, which computes later, it is
   * what the host had to do for them.
   */
  readonly milliseconds: number;
}

/** What there is to say of a step when the list of all that it did is gone. */
export interface TraceSummary {
  /** Calls of kernels that the function makes. */
  readonly nodes: number;
  /** Floating-point operations of a call: of products and convolutions exactly, one an element of the rest. */
  readonly flops: number;
  /** Kernels, those first that took longest when the step was recorded. */
  readonly kernels: readonly KernelExplanation[];
  /** The variables that it reads or assigns. */
  readonly variables: number;
}

/** Counts what a step did. */
export function summaryOf({ calls, milliseconds, variables }: Trace): TraceSummary {
  const sums = new Map<string, { calls: number; flops: number; milliseconds: number }>();
  calls.forEach((call, i) => {
    const sum = sums.get(call.kernelName) ?? { calls: 0, flops: 0, milliseconds: 0 };
    sum.calls += 1;
    sum.flops += flopsOf(call);
    sum.milliseconds += milliseconds[i]!;
    sums.set(call.kernelName, sum);
  });
  const kernels = [...sums].map(([kernel, sum]) => ({ kernel, ...sum }));
  return {
    nodes: calls.length,
    flops: kernels.reduce((sum, { flops }) => sum + flops, 0),
    kernels: kernels.sort((a, b) => b.milliseconds - a.milliseconds),
    variables: variables.length,
  };
}
