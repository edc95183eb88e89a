import * as tf from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { Engine, RunningEngine } from '@gen/core';
import { registerRecorder } from '@gen/core/compile';
import { installKernels } from '../install-kernels.js';
import { installGradients } from '../install.js';
import { wasmRecorder } from '../recorded/wasm-recorder.js';
import { selfTest } from '../self-test.js';
import { bindFunctions, hasRelaxedSimd } from './functions.js';
import { wasmKernels } from './kernels.js';
import { refuseComplex } from './refuse-complex.js';
import { registerWasm } from './register-wasm.js';

/** The engine in WebAssembly with SIMD: one thread, on any processor. */
export function wasmEngine(): Engine {
  return { name: 'wasm', start };
}

async function start(): Promise<RunningEngine> {
  await registerWasm();
  installGradients();
  refuseComplex();
  installKernels(wasmKernels);
  await tf.setBackend('wasm');
  await bindFunctions(tf.backend() as BackendWasm);
  registerRecorder('wasm', wasmRecorder);
  await selfTest();
  const device = (await hasRelaxedSimd()) ? 'WebAssembly relaxed SIMD' : 'WebAssembly SIMD';
  return { engine: 'wasm', device, threads: 1 };
}
