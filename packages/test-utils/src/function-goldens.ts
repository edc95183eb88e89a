import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { disposeNetwork, loadStateDict, stateDict, type HasParameters } from '@gen/core/nn';
import { expectClose } from './expect-close.js';
import { expectNoLeak } from './expect-no-leak.js';
import { expectSecondOrder } from './expect-second-order.js';
import { wave } from './layer-goldens.js';

/** A function of tensors and parameters as it must be, and the gradients of Σ y · wave. */
export interface FunctionGolden {
  /** What made it. */
  readonly expression: string;
  /** Shapes of the inputs, which are waves. */
  readonly inputs: Readonly<Record<string, number[]>>;
  /** Shapes of the parameters in a state dict, in its order, which are waves too. */
  readonly parameters: Readonly<Record<string, number[]>>;
  /** Shape of y. */
  readonly y: number[];
  /** y. */
  readonly value: number[];
  /** Gradients with respect to inputs and parameters. */
  readonly grads: Readonly<Record<string, number[]>>;
  /** What else is returned. */
  readonly others?: readonly number[][];
}

/** Tensors by name. */
export type GoldenInputs = Readonly<Record<string, Tensor>>;

/** What is compared: what owns the parameters, and what it makes of the inputs. */
export interface Compared {
  /** Has the parameters; a plain function has none. */
  readonly owner?: HasParameters;
  /** What it makes of the inputs. */
  readonly f: (inputs: GoldenInputs) => Tensor;
  /** The same with all held fast that the gradient takes for constant. */
  readonly fixed?: (inputs: GoldenInputs) => Tensor;
  /** Called when the parameters have got their values. */
  readonly loaded?: () => void;
}

/** Expects that each function gives its golden values, and has right gradients to second order. */
export function functionGoldens(
  cases: Readonly<Record<string, FunctionGolden>>,
  compared: Readonly<Record<string, () => Compared>>,
): void {
  test('every golden value is compared', () =>
    expect(Object.keys(compared)).toEqual(Object.keys(cases)));

  describe.each(Object.keys(compared))('%s', (name) => {
    const golden = cases[name]!;
    const pairing = (y: Tensor): tf.Scalar =>
      tf.sum(tf.mul(y, tf.tensor(wave(golden.y, 3, 0.3), golden.y)));

    test(`equals ${golden.expression} of PyTorch, and so do its gradients`, async () => {
      const { owner, f, inputs } = prepareGolden(golden, compared[name]!);
      const variables = { ...inputs, ...trained(owner) };
      const y = tf.tidy(() => f(inputs));
      expect(y.shape).toEqual(golden.y);
      await expectClose(y, golden.value, 3e-6);
      const { value, grads } = tf.variableGrads(() => pairing(f(inputs)), Object.values(variables));
      for (const path of Object.keys(inputs)) {
        await expectClose(grads[inputs[path]!.name]!, golden.grads[path]!, 5e-6);
      }
      // A gradient has the layout of memory: it is read as the state dict.
      for (const variable of Object.values(trained(owner))) variable.assign(grads[variable.name]!);
      const dict = owner && (await stateDict(owner));
      for (const path of Object.keys(golden.parameters)) {
        await expectClose(dict![path]!.data as Float32Array, golden.grads[path]!, 6e-6);
      }
      tf.dispose([y, value, grads]);
      releaseGolden(owner, inputs);
    });

    test('has right slopes of its gradient', async () => {
      const { owner, f, fixed = f, inputs } = prepareGolden(golden, compared[name]!);
      const variables = { ...inputs, ...trained(owner) };
      await expectSecondOrder(() => fixed(inputs), Object.values(variables));
      releaseGolden(owner, inputs);
    });

    test('leaves no tensors behind', async () => {
      const { owner, f, inputs } = prepareGolden(golden, compared[name]!);
      await expectNoLeak(() =>
        /embedding|padding/.test(name) ? tf.tidy(() => f(inputs)) : f(inputs),
      );
      releaseGolden(owner, inputs);
    });
  });
}

/** What is compared with the values of PyTorch's. */
export function prepareGolden(
  { inputs, parameters }: FunctionGolden,
  make: () => Compared,
): Compared & { readonly inputs: Readonly<Record<string, Variable>> } {
  const made = make();
  const filled = (shape: number[], i: number): Float32Array<ArrayBuffer> =>
    wave(shape, i, 0.7 + 0.3 * i);
  const count = Object.keys(inputs).length;
  const dict = Object.entries(parameters).map(([path, shape], i) => {
    const data = filled(shape, count + i);
    return [path, { dtype: 'F32' as const, shape, data }] as const;
  });
  if (made.owner) load(made.owner, Object.fromEntries(dict));
  made.loaded?.();
  const variables = tf.tidy(() =>
    Object.entries(inputs).map(
      ([path, shape], i) => [path, tf.variable(tf.tensor(filled(shape, i), shape))] as const,
    ),
  );
  return { ...made, inputs: Object.fromEntries(variables) };
}

/** Loads what is trained; buffers stay as they are. */
function load(owner: HasParameters, dict: Parameters<typeof loadStateDict>[1]): void {
  expect(Object.keys(trained(owner)).sort()).toEqual(Object.keys(dict).sort());
  loadStateDict({ parameters: () => trained(owner) }, dict);
}

const trained = (owner: HasParameters | undefined): Readonly<Record<string, Variable>> =>
  Object.fromEntries(
    Object.entries(owner?.parameters() ?? {}).filter(([, variable]) => variable.trainable),
  );

/** Disposes what was prepared. */
export function releaseGolden(owner: HasParameters | undefined, inputs: GoldenInputs): void {
  if (owner) disposeNetwork(owner);
  tf.dispose({ ...inputs });
}
