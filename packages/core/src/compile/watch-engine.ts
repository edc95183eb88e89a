import * as tf from '@tensorflow/tfjs-core';
import type { KernelConfig, KernelFunc, Tensor } from '@tensorflow/tfjs-core';
import type { KernelResult } from './recorder.js';

/** What the engine of tfjs has, besides what it shows. */
interface Engine {
  makeTensor(...args: unknown[]): Tensor;
  makeVariable(...args: unknown[]): tf.Variable;
  read(...args: unknown[]): unknown;
  readSync(...args: unknown[]): unknown;
  readToGPU(...args: unknown[]): unknown;
  readonly state: { readonly gradientDepth: number };
}

/** What is told of the engine while it is watched. */
export interface Watcher {
  /** A kernel is called. */
  kernel(kernel: Readonly<KernelConfig>, args: Parameters<KernelFunc>[0]): KernelResult;
  /** A tensor was made of numbers of the host. */
  made(tensor: Tensor, values: unknown): void;
  /** A variable was made. */
  madeVariable(): void;
  /** A tensor is about to be read; whether it may be. */
  reads(method: string): boolean;
}

const engineOf = (): Engine => tf.engine() as unknown as Engine;

/** Whether a gradient is being taken around this. */
export const onTape = (): boolean => engineOf().state.gradientDepth > 0;

/** Runs `work` while all that it does with the engine is told. */
export function watching<T>(watcher: Watcher, work: () => T): T {
  const engine = engineOf();
  const { makeTensor, makeVariable, read, readSync, readToGPU } = engine;
  const own = ['makeTensor', 'makeVariable', 'read', 'readSync', 'readToGPU'] as const;
  const wasOwn = own.filter((name) => Object.hasOwn(engine, name));
  const unwatchKernels = watchKernels(watcher);
  const reading =
    (method: string, run: (...args: unknown[]) => unknown) =>
    (...args: unknown[]) => {
      // What nobody waits for must not be rejected when the step has disposed of the tensor.
      if (!watcher.reads(method)) return new Promise<never>(() => undefined);
      return run.apply(engine, args);
    };
  engine.makeTensor = (...args) => {
    const tensor = makeTensor.apply(engine, args);
    watcher.made(tensor, args[0]);
    return tensor;
  };
  engine.makeVariable = (...args) => {
    watcher.madeVariable();
    return makeVariable.apply(engine, args);
  };
  engine.read = reading('data', read);
  engine.readSync = reading('dataSync', readSync);
  engine.readToGPU = reading('dataToGPU', readToGPU);
  try {
    return work();
  } finally {
    unwatchKernels();
    Object.assign(engine, { makeTensor, makeVariable, read, readSync, readToGPU });
    for (const name of own) if (!wasOwn.includes(name)) delete (engine as Partial<Engine>)[name];
  }
}

/** Puts itself in front of each kernel of the backend; gives what takes it away. */
function watchKernels(watcher: Watcher): () => void {
  const kernels = tf.getKernelsForBackend(tf.getBackend()) as { kernelFunc: KernelFunc }[];
  const before = kernels.map(({ kernelFunc }) => kernelFunc);
  kernels.forEach((kernel, i) => {
    const original = { ...(kernel as KernelConfig), kernelFunc: before[i]! };
    kernel.kernelFunc = (args) => watcher.kernel(original, args);
  });
  return () => kernels.forEach((kernel, i) => (kernel.kernelFunc = before[i]!));
}
