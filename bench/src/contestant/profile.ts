import * as tf from '@tensorflow/tfjs-core';
import type { KernelTime } from './messages.js';

/** The kernels that some work spends its time in, slowest first. */
export async function profile(work: () => Promise<void>): Promise<readonly KernelTime[]> {
  // `profile` returns what the work returns, which is awaited, beside the kernels.
  const { kernels } = await tf.profile(work as unknown as () => tf.TensorContainer);
  const times = new Map<string, { calls: number; milliseconds: number }>();
  for (const { name, kernelTimeMs } of kernels) {
    const entry = times.get(name) ?? { calls: 0, milliseconds: 0 };
    const time = await kernelTimeMs;
    entry.calls += 1;
    entry.milliseconds += typeof time === 'number' ? time : 0;
    times.set(name, entry);
  }
  return [...times]
    .map(([kernel, time]) => ({ kernel, ...time }))
    .sort((a, b) => b.milliseconds - a.milliseconds);
}
