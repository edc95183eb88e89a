import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { repeated } from './repeated.js';
import { countOf, magnitudes, tensorOf, variablesOf } from './tensors.js';
import { attend, residual, toEngine, type BlockOps } from './unet-blocks.js';
import type { Open } from './work.js';

/** Prepares what is done again and again. */
export type Recorded = (
  step: () => Tensor[],
) => (() => Tensor[]) & { readonly dispose?: () => void };

/** A block of a denoising U-Net with the gradients of all parameters and of the input. */
export const unetBlock =
  (ops: BlockOps, recorded: Recorded): Open =>
  (name, inputs) => {
    const variables = variablesOf(inputs, toEngine);
    const x = tensorOf<Tensor4D>(inputs, 'x');
    const time = 'time' in inputs ? tensorOf<Tensor2D>(inputs, 'time') : undefined;
    const block = (x: Tensor4D): Tensor =>
      time === undefined ? attend(ops, variables, x) : residual(ops, variables, x, time);
    const watched = tf.tidy(() => tf.variable(x)); // so that its gradient comes with the others
    const names = [...Object.keys(variables), 'x'];
    const list = [...Object.values(variables), watched];
    /** The loss, and the gradients in the order of the names. */
    const gradients = recorded(() =>
      tf.tidy(() => {
        const loss = () => tf.mean<Scalar>(tf.square(block(watched as Tensor as Tensor4D)));
        const { value, grads } = tf.variableGrads(loss, list);
        return [value, ...list.map(({ name }) => grads[name]!)];
      }),
    );
    const work = repeated({
      parameters: countOf(variables),
      step: gradients,
      results: async () => {
        const [loss, ...grads] = gradients();
        const named = names.map((name, i) => [name, grads[i]!] as const);
        const all = { loss: loss!, ...Object.fromEntries(named) };
        const numbers = await magnitudes(all);
        tf.dispose(all);
        return numbers;
      },
      owned: [x, ...(time === undefined ? [] : [time]), ...list],
    });
    const dispose = async () => {
      gradients.dispose?.();
      await work.dispose();
    };
    return { ...work, dispose };
  };
