import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** What the engine of tfjs has, besides what it shows. */
interface Engine {
  nextTensorId(): number;
  runKernelFunc(call: CustomCall): Tensor[];
  readonly state: { kernelDepth: number; gradientDepth: number; activeTape: unknown[] | null };
}

interface CustomCall {
  readonly inputs: Readonly<Record<string, Tensor>> | readonly Tensor[];
  readonly forwardFunc?: (backend: unknown, save: (tensors: Tensor[]) => void) => Tensor[];
  readonly backwardsFunc?: (
    dys: Tensor | Tensor[],
    saved: Tensor[],
  ) => Record<string, () => Tensor>;
}

/** A function from tensors to tensors. */
type OfTensors = (...inputs: Tensor[]) => Tensor[];

const engineOf = (): Engine => tf.engine() as unknown as Engine;

/**
 * What a function gives, of which nothing is stored for gradients but its inputs: it is computed again
 * when they are taken. What it captures has its gradient too.
 */
export function recomputed(f: OfTensors, inputs: readonly Tensor[]): Tensor[] {
  const { outputs, captured } = offTape(f, inputs);
  const all = [...inputs, ...captured];
  const results = engineOf().runKernelFunc({
    inputs: Object.fromEntries(all.map((input, i) => [`${i}`, input])),
    forwardFunc: (_, save) => {
      save(all);
      return outputs.map((output) => tf.clone(output));
    },
    backwardsFunc: (dys, saved) => {
      const own = saved.slice(0, inputs.length);
      const wanted = [...own, ...captured];
      const floats = wanted.filter(({ dtype }) => dtype === 'float32');
      const grads = revived(captured, () =>
        pulledBack(() => f(...own), floats, Array.isArray(dys) ? dys : [dys]),
      );
      return Object.fromEntries(
        wanted.map((input, i) => {
          const grad = grads[floats.indexOf(input)];
          return [`${i}`, () => grad ?? tf.zeros(input.shape)];
        }),
      );
    },
  });
  tf.dispose(outputs);
  return results;
}

/** Runs a function off the tape, and finds the older tensors that it uses besides its inputs. */
function offTape(
  f: OfTensors,
  inputs: readonly Tensor[],
): { outputs: Tensor[]; captured: Tensor[] } {
  const engine = engineOf();
  const oldest = engine.nextTensorId();
  const captured = new Set<Tensor>();
  const own = Object.hasOwn(engine, 'runKernelFunc');
  const { runKernelFunc } = engine;
  engine.runKernelFunc = (call) => {
    for (const input of Object.values(call.inputs) as (Tensor | null | undefined)[]) {
      if (input instanceof tf.Tensor && input.id < oldest) captured.add(input);
    }
    return runKernelFunc.call(engine, call);
  };
  engine.state.kernelDepth += 1;
  try {
    const outputs = tf.tidy(() => f(...inputs));
    for (const input of inputs) captured.delete(input);
    return { outputs, captured: [...captured] };
  } finally {
    engine.state.kernelDepth -= 1;
    if (own) engine.runKernelFunc = runKernelFunc;
    else delete (engine as Partial<Engine>).runKernelFunc;
  }
}

/** The gradient of Σ ⟨yᵢ, dyᵢ⟩ in tensors, for yᵢ that `f` computes. */
function pulledBack(
  f: () => Tensor[],
  xs: Tensor[],
  dys: readonly Tensor[],
): readonly (Tensor | undefined)[] {
  const { state } = engineOf();
  const { activeTape } = state;
  // On a tape of its own, where one x does not depend on another.
  const own: unknown[] = [];
  state.activeTape = own;
  try {
    return tf.tidy(() => {
      const { grads } = tf.engine().gradients(() => joined(f(), dys), xs, undefined, true);
      return grads as Tensor[];
    });
  } finally {
    if (state.gradientDepth > 0) activeTape?.push(...own);
    state.activeTape = activeTape;
  }
}

/** A scalar whose gradient in ys is dys. */
function joined(ys: readonly Tensor[], dys: readonly Tensor[]): Tensor {
  const floats = ys.flatMap((y, i) => (y.dtype === 'float32' ? [i] : []));
  const join = tf.customGrad(() => ({
    value: tf.scalar(0) as Tensor,
    gradFunc: () => floats.map((i) => tf.clone(dys[i]!)),
  }));
  return join(...floats.map((i) => ys[i]!));
}

/** Runs `work` with tensors that may have been disposed since, whose data a copy has kept. */
function revived<T>(tensors: readonly Tensor[], work: () => T): T {
  const gone = tensors.filter(({ isDisposed }) => isDisposed) as unknown as {
    isDisposedInternal: boolean;
  }[];
  for (const tensor of gone) tensor.isDisposedInternal = false;
  try {
    return work();
  } finally {
    for (const tensor of gone) tensor.isDisposedInternal = true;
  }
}
