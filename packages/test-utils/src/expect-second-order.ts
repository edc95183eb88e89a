import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import { expectClose } from './expect-close.js';
import { wave } from './layer-goldens.js';

/** Half the distance along which a slope is measured. */
const STEP = 2 ** -7;

/**
 * Expects that what a penalty of gradients needs is right: of g = Σ wave · ∂(Σ wave · y²) over all
 * variables, the slope along a direction in all of them is the central difference.
 */
export async function expectSecondOrder(apply: () => Tensor, variables: Variable[]): Promise<void> {
  const waves = (x: Tensor, i: number): Tensor => tf.tensor(wave(x.shape, i, 0.9), x.shape);
  const paired = (xs: readonly Tensor[], first: number): tf.Scalar =>
    tf.addN(xs.map((x, i) => tf.sum(tf.mul(x, waves(x, first + i))))) as tf.Scalar;
  const square = (): tf.Scalar => paired([tf.square(apply())], 1);
  const penalty = (): tf.Scalar =>
    tf.tidy(() => {
      const { grads } = tf.variableGrads(square, variables);
      return paired(
        variables.map((variable) => grads[variable.name]!),
        4,
      );
    });
  const { value, grads } = tf.variableGrads(penalty, variables);
  const moved = (step: number): tf.Scalar =>
    tf.tidy(() => {
      const starts = variables.map((variable) => tf.clone(variable));
      variables.forEach((variable, i) =>
        variable.assign(tf.add(variable, tf.mul(waves(variable, 9 + i), step))),
      );
      const there = penalty();
      variables.forEach((variable, i) => variable.assign(starts[i]!));
      return there;
    });
  const [slope, difference] = tf.tidy(() => [
    paired(
      variables.map((variable) => grads[variable.name]!),
      9,
    ),
    tf.div(tf.sub(moved(STEP), moved(-STEP)), 2 * STEP) as tf.Scalar,
  ]);
  await expectClose(slope, difference, 3e-3);
  tf.dispose([value, grads, slope, difference]);
}
