import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D, Tensor3D, Tensor4D, Variable } from '@tensorflow/tfjs-core';
import { repeated } from './repeated.js';
import { countOf, magnitudes, tensorOf, variablesOf } from './tensors.js';
import type { Open } from './work.js';

/** Variables of a block by name. */
export type Variables = Readonly<Record<string, Variable>>;

/** What may be computed in more than one way. */
export interface BlockOps {
  /** Normalizes groups of channels of `[batch, height, width, channels]`, scales and shifts. */
  readonly groupNorm: (x: Tensor4D, scale: Tensor, shift: Tensor) => Tensor4D;
  /** x σ(x). */
  readonly silu: <T extends Tensor>(x: T) => T;
  /** softmax(q kᵀ / √d) v for `[batch, pixels, d]`. */
  readonly attention: (q: Tensor3D, k: Tensor3D, v: Tensor3D) => Tensor3D;
  /** Prepares what is done again and again. */
  readonly recorded: (step: () => Tensor[]) => (() => Tensor[]) & { readonly dispose?: () => void };
}

/** The blocks of a denoising U-Net with the gradients of all parameters and of the input. */
export const unetOf =
  (ops: BlockOps): Open =>
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
    const gradients = ops.recorded(() =>
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

const toEngine = (tensor: Tensor): Tensor =>
  tensor.rank === 4 ? tf.transpose(tensor, [2, 3, 1, 0]) : tf.clone(tensor);

function residual(ops: BlockOps, p: Variables, x: Tensor4D, time: Tensor2D): Tensor {
  const normalized = (h: Tensor4D, i: number): Tensor4D =>
    ops.silu(ops.groupNorm(h, p[`norm${i}.weight`]!, p[`norm${i}.bias`]!));
  const convolved = (h: Tensor4D, i: number): Tensor4D =>
    tf.add(tf.conv2d(h, kernel(p, `conv${i}`), 1, 'same'), p[`conv${i}.bias`]!);
  const embedded = tf.add(
    tf.matMul(ops.silu(time), matrix(p, 'time'), false, true),
    p['time.bias']!,
  );
  const shift = tf.reshape(embedded, [x.shape[0], 1, 1, -1]);
  const h = tf.add<Tensor4D>(convolved(normalized(x, 1), 1), shift);
  return tf.add(x, convolved(normalized(h, 2), 2));
}

function attend(ops: BlockOps, p: Variables, x: Tensor4D): Tensor {
  const [batch, height, width, channels] = x.shape;
  const h = tf.reshape(ops.groupNorm(x, p['norm.weight']!, p['norm.bias']!), [-1, channels]);
  const linear = (h: Tensor, name: string): Tensor =>
    tf.add(tf.matMul(h as Tensor2D, matrix(p, name), false, true), p[`${name}.bias`]!);
  const pixels = (name: string): Tensor3D =>
    tf.reshape(linear(h, name), [batch, height * width, channels]);
  const mixed = ops.attention(pixels('query'), pixels('key'), pixels('value'));
  return tf.add(x, tf.reshape(linear(tf.reshape(mixed, [-1, channels]), 'output'), x.shape));
}

const kernel = (p: Variables, name: string) => p[`${name}.weight`] as Tensor as Tensor4D;
const matrix = (p: Variables, name: string) => p[`${name}.weight`] as Tensor as Tensor2D;
