import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { Recording, Trace } from '@gen/core/compile';
import { makeEnds, type Ends } from './webgpu-ends.js';
import { internalsOf, type GpuInternals } from './webgpu-internals.js';
import { makePass, type Pass } from './webgpu-pass.js';
import type { WebgpuPlan } from './webgpu-plan.js';
import { makeStore, type Store } from './webgpu-store.js';

/** The recording of a step by its plan. */
export function webgpuRecording(backend: WebGPUBackend, trace: Trace, plan: WebgpuPlan): Recording {
  const internals = internalsOf(backend);
  const builder = makeStore(internals, trace, plan);
  const pass = makePass(internals, plan.dispatches, builder);
  const ends = makeEnds(backend, trace, builder);
  return recordingOf(internals, { store: builder.store, pass, ends });
}

interface Parts {
  readonly store: Store;
  readonly pass: Pass;
  readonly ends: Ends;
}

// In a function of its own, so that nothing holds on to the list of all that the step did.
function recordingOf(internals: GpuInternals, { store, pass, ends }: Parts): Recording {
  const { device, queue } = internals;
  let disposed = false;
  return {
    bytes: store.bytes(),
    calls: pass.length,
    replay: ({ tensors, keys }) => {
      pass.setKeys(keys);
      const encoder = device.createCommandEncoder();
      store.give(encoder, tensors);
      pass.encode(encoder);
      const outputs = ends.copyOut(encoder);
      const assign = ends.assign(encoder);
      flush(internals);
      queue.submit([encoder.finish()]);
      assign();
      return outputs;
    },
    dispose: () => {
      if (!disposed) store.dispose();
      disposed = true;
    },
  };
}

/** Submits what tfjs has not submitted yet. */
function flush(internals: GpuInternals): void {
  internals.endComputePassEncoder();
  if (internals.commandEncoder !== null) internals.submitQueue();
}
