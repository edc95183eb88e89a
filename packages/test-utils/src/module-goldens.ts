import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import type { Shape } from '@gen/core';
import { loadStateDict, stateDict, type Layer } from '@gen/core/nn';
import { expectClose } from './expect-close.js';
import { wave } from './layer-goldens.js';

/** What a module of PyTorch gives for waves, and the gradients of Σ y · wave. */
export interface ModuleGolden {
  /** The expression that made the module. */
  readonly expression: string;
  /** Whether it trained. */
  readonly train: boolean;
  /** Shape of x, channels last. */
  readonly x: Shape;
  /** Shapes of the numbers in its state dict, in its order. */
  readonly state: Readonly<Record<string, Shape>>;
  /** Shape of y, channels last. */
  readonly y: Shape;
  /** y. */
  readonly value: readonly number[];
  /** Gradient with respect to x. */
  readonly dx: readonly number[];
  /** Gradients of the parameters by path, in the layout of the state dict. */
  readonly grads: Readonly<Record<string, readonly number[]>>;
  /** The buffers after it was applied once in training. */
  readonly buffers?: Readonly<Record<string, readonly number[]>>;
}

/** Tests that layers equal modules of PyTorch: values, gradients, and buffers after training. */
export function moduleGoldens(
  goldens: object,
  layers: Readonly<Record<string, () => Layer>>,
  tolerance = 5e-6,
): void {
  const cases = goldens as Readonly<Record<string, ModuleGolden>>;

  test('every golden value is compared', () =>
    expect(Object.keys(layers)).toEqual(Object.keys(cases)));

  describe.each(Object.keys(cases))('%s', (name) => {
    const golden = cases[name]!;

    test(`equals PyTorch's ${golden.expression}, and so do its gradients`, async () => {
      const layer = layers[name]!();
      setWaves(layer, golden);
      const buffers = Object.entries(golden.buffers ?? {});
      const x = tf.tidy(() => tf.variable(tf.tensor(wave(golden.x, 0, 0.7), [...golden.x])));
      const dy = tf.tensor(wave(golden.y, 3, 0.3), [...golden.y]);

      const y = layer.apply(x, { train: golden.train });
      expect(y.shape).toEqual(golden.y);
      await expectClose(y, golden.value, tolerance);
      for (const [path, value] of buffers) await expectClose(layer.parameters()[path]!, value);

      const parameters = Object.entries(layer.parameters()).filter(([, each]) => each.trainable);
      expect(parameters.map(([path]) => path)).toEqual(Object.keys(golden.grads));
      const { value, grads } = tf.variableGrads(
        () => tf.sum(tf.mul(layer.apply(x, { train: golden.train }), dy)),
        [x, ...parameters.map(([, each]) => each)],
      );
      await expectClose(grads[x.name]!, golden.dx, tolerance);
      // Gradients have the layout of memory: read them as the state dict of the layer.
      for (const [, each] of parameters) each.assign(grads[each.name]!);
      const read = await stateDict(layer);
      for (const [path] of parameters) {
        await expectClose(read[path]!.data as Float32Array, golden.grads[path]!, tolerance);
      }
      tf.dispose([y, dy, x, value, grads]);
      layer.dispose();
    });
  });
}

/** Gives the parameters and buffers of a layer the waves of the golden values. */
function setWaves(layer: Layer, { state }: ModuleGolden): void {
  const waves = Object.entries(state).map(([path, shape], i) => {
    const shift = path.endsWith('running_var') ? 1.5 : 0;
    const data = wave(shape, i + 1, 0.9).map((each) => each + shift);
    return [path, { dtype: 'F32', shape, data }] as const;
  });
  const counts = Object.keys(layer.parameters()).filter((path) => path.endsWith('tracked'));
  const zero = { dtype: 'I64', shape: [], data: new BigInt64Array(1) } as const;
  const zeros = counts.map((path) => [path, zero] as const);
  loadStateDict(layer, Object.fromEntries([...waves, ...zeros]));
}
