import * as tf from '@tensorflow/tfjs-core';
import type { KernelTime } from './messages.js';

const STEPS = 3;

/** The kernels that a step spends its time in, slowest first: means over a few steps. */
export async function profile(step: () => Promise<void>): Promise<readonly KernelTime[]> {
  await step(); // what only the first one does is not of interest
  const times = new Map<string, { calls: number; milliseconds: number }>();
  for (let i = 0; i < STEPS; i++) await add(times, step);
  return [...times]
    .map(([kernel, { calls, milliseconds }]) => ({
      kernel,
      calls: Math.round(calls / STEPS),
      milliseconds: milliseconds / STEPS,
    }))
    .sort((a, b) => b.milliseconds - a.milliseconds);
}

async function add(
  times: Map<string, { calls: number; milliseconds: number }>,
  step: () => Promise<void>,
): Promise<void> {
  // `profile` waits for what the step returns.
  const { kernels } = await tf.profile(step as unknown as () => tf.TensorContainer);
  for (const { name, kernelTimeMs } of kernels) {
    // Functions with gradients of their own are listed beside the kernels that they call.
    if (tf.getKernel(name, tf.getBackend()) === undefined) continue;
    const time = await kernelTimeMs;
    const entry = times.get(name) ?? { calls: 0, milliseconds: 0 };
    entry.calls += 1;
    entry.milliseconds += typeof time === 'number' ? time : 0;
    times.set(name, entry);
  }
}
