import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { decodeBinary } from '../binary.js';

/** Address of the first element of a tensor in the memory of the backend. */
export type Address = number;

/** What src/assembly exports. */
export interface Functions {
  /** y[j, i] = x[i, j] for x of shape [rows, columns], in float32. */
  transpose(x: Address, y: Address, rows: number, columns: number): void;
}

const bound = new WeakMap<BackendWasm, Functions>();

/** Instantiates our functions on the memory of a backend, so that they compute on its tensors. */
export async function bindFunctions(backend: BackendWasm): Promise<void> {
  if (bound.has(backend)) return;
  const { kernelsBinary } = await import('../generated/kernels-binary.generated.js');
  const memory = memoryOf(backend);
  const { instance } = await WebAssembly.instantiate(await decodeBinary(kernelsBinary), {
    env: { memory },
  });
  bound.set(backend, instance.exports as unknown as Functions);
}

/** Our functions, on the memory of a backend that `bindFunctions` has seen. */
export function functionsOf(backend: BackendWasm): Functions {
  const functions = bound.get(backend);
  if (functions === undefined) {
    throw new Error(
      'The kernels of @gen/backend-web are not bound to this WASM backend: call use() first.',
    );
  }
  return functions;
}

function memoryOf(backend: BackendWasm): WebAssembly.Memory {
  const { asm } = backend.wasm as unknown as { asm: Record<string, unknown> };
  const memory = Object.values(asm).find((value) => value instanceof WebAssembly.Memory);
  if (memory === undefined) throw new Error('The WASM backend of TensorFlow.js shows no memory.');
  return memory;
}
