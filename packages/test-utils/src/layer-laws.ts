import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Variable } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { foldIn, key, type Shape } from '@gen/core';
import { gaussian } from '@gen/core/random';
import type { ApplyOptions, Layer } from '@gen/core/nn';
import { expectClose } from './expect-close.js';
import { expectNoLeak } from './expect-no-leak.js';

/** What a layer under test is given, and what it must give. */
export interface LayerCase {
  /** Shape of x. */
  readonly input: Shape;
  /** Shape of y. */
  readonly output: Shape;
  /** Paths of the parameters, in their order. */
  readonly parameters: readonly string[];
  /** Shapes of x that must be refused. */
  readonly refuses?: readonly Shape[];
  /** What it is told when it is applied. */
  readonly options?: ApplyOptions;
}

/** Laws that every layer obeys. `make` returns a new layer, always the same. */
export function layerLaws(name: string, make: () => Layer, wanted: LayerCase): void {
  const { input, output, parameters, refuses = [], options } = wanted;
  const x = (): Tensor => gaussian(key(7), input);

  describe(name, () => {
    test('gives the shape it says', () =>
      using(make(), (layer) => {
        const y = tf.tidy(() => layer.apply(x(), options));
        expect(y.shape).toEqual(output);
        y.dispose();
      }));

    test('names its parameters as a state dict does, the same variables at every call', () =>
      using(make(), (layer) => {
        expect(Object.keys(layer.parameters())).toEqual(parameters);
        for (const [path, variable] of Object.entries(layer.parameters())) {
          expect(layer.parameters()[path]).toBe(variable);
        }
      }));

    test('its gradient reaches the input and every parameter that is no buffer', () =>
      using(make(), async (layer) => {
        const at = tf.tidy(() => tf.variable(x()));
        await expectSlopes(() => layer.apply(at, options), { ...trainable(layer), x: at });
        at.dispose();
      }));

    test('leaves no tensors behind', () =>
      using(make(), (layer) =>
        expectNoLeak(() => {
          const input = x();
          const y = layer.apply(input, options);
          input.dispose();
          return y;
        }),
      ));

    test('disposing it frees everything, twice is once', async () => {
      const before = tf.memory().numTensors;
      await using(make(), (layer) => layer.dispose());
      expect(tf.memory().numTensors).toBe(before);
    });

    test.each(refuses.map((shape) => ({ shape })))('refuses x of shape $shape', ({ shape }) =>
      using(make(), (layer) => {
        const wrong = tf.zeros([...shape]);
        expect(() => layer.apply(wrong, options)).toThrow(/expected .*; got shape \[/);
        wrong.dispose();
      }),
    );
  });
}

async function using(layer: Layer, work: (layer: Layer) => unknown): Promise<void> {
  try {
    await work(layer);
  } finally {
    layer.dispose();
  }
}

/** The parameters without the buffers. */
const trainable = (layer: Layer): Record<string, Variable> =>
  Object.fromEntries(Object.entries(layer.parameters()).filter(([, each]) => each.trainable));

/** Half the distance along which a slope is measured. */
const STEP = 2 ** -7;

/**
 * Expects that the gradient of Σ y · noise along a random direction in each variable is the central
 * difference, and that no gradient vanishes.
 */
async function expectSlopes(
  apply: () => Tensor,
  variables: Readonly<Record<string, Variable>>,
): Promise<void> {
  const loss = (): Scalar => tf.tidy(() => pairing(apply(), 1));
  const { value, grads } = tf.variableGrads(loss, Object.values(variables));
  for (const [path, variable] of Object.entries(variables)) {
    const gradient = grads[variable.name];
    expect(gradient, `gradient of ${path}`).toBeDefined();
    const [slope, difference] = tf.tidy(() => [
      pairing(gradient!, 2),
      tf.div(tf.sub(moved(variable, STEP, loss), moved(variable, -STEP, loss)), 2 * STEP),
    ]);
    expect(Math.abs((await slope.data())[0]!), `gradient of ${path}`).toBeGreaterThan(1e-4);
    await expectClose(slope, difference as Scalar, 3e-3);
    tf.dispose([slope, difference]);
  }
  tf.dispose([value, grads]);
}

const noise = (shape: Shape, i: number): Tensor => gaussian(foldIn(key(8), i), shape);

const pairing = (y: Tensor, i: number): Scalar => tf.sum(tf.mul(y, noise(y.shape, i)));

/** The loss where a variable is moved along its direction; the variable is put back. */
function moved(variable: Variable, step: number, loss: () => Scalar): Scalar {
  const start = tf.clone(variable);
  variable.assign(tf.add(start, tf.mul(noise(variable.shape, 2), step)));
  const value = loss();
  variable.assign(start);
  return value;
}
