import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { foldIn, key, type Key } from '@gen/core';
import { cond, scan } from '@gen/core/compile';
import { gaussian, permutationIndices, uniform } from '@gen/core/random';
import { compiledLaws, type StepOfModel } from '@gen/test-utils';

/** What a program may do with tensors of shape [3, 4]: the last two, a key and a scalar. */
const parts: readonly ((a: Tensor, b: Tensor, k: Key, rate: Tensor) => Tensor)[] = [
  (a) => tf.tanh(a),
  (a) => tf.sigmoid(a),
  (a) => tf.softplus(a),
  (a) => tf.exp(tf.neg(tf.square(a))),
  (a, b) => tf.add(a, tf.mul(b, 0.5)),
  (a, b) => tf.mul(a, tf.tanh(b)),
  (a, b) => tf.div(a, tf.add(tf.square(b), 1)),
  (a, b) => tf.maximum(a, b),
  (a, b) => tf.where(tf.greaterEqual(a, b), a, tf.mul(b, 2)),
  (a, b) =>
    tf.matMul(tf.softmax(tf.matMul(a as Tensor2D, b as Tensor2D, false, true)), b as Tensor2D),
  (a) => tf.sub(a, tf.mean(a, 0, true)),
  (a) => tf.softmax(a),
  (a) => tf.cumsum(a, 1),
  (a) => tf.reverse(a, 0),
  (a) => tf.reshape(tf.transpose(a), [3, 4]),
  (a, b) => tf.concat([tf.slice(a, [0, 2], [3, 2]), tf.slice(b, [0, 0], [3, 2])], 1),
  (a) => tf.gather(a, tf.tensor1d([2, 0, 0], 'int32')),
  (a) => tf.slice(tf.pad(a, [[1, 0], [0, 2]]), [0, 1], [3, 4]), // prettier-ignore
  (a) => tf.clipByValue(a, -0.5, 0.5),
  (a, _, k) => tf.add(a, tf.mul(gaussian(k, [3, 4]), 0.1)),
  (a, _, k, rate) => tf.mul(a, tf.add(uniform(k, [3, 1]), rate)),
  (a, b) => cond(tf.greater(tf.sum(a), tf.sum(b)), () => tf.sin(a), () => tf.mul(b, a)), // prettier-ignore
  (a, b) => scan((c, row) => [tf.add(tf.mul(c, 0.5), row), tf.tanh(c)], tf.mean(b, 0), a)[1],
];

/** A program of twelve parts, what it is of being drawn: the gradient of what it gives moves a variable. */
function program(seed: number): StepOfModel {
  const chosen = Array.from(
    { length: 12 },
    (_, i) => permutationIndices(foldIn(key(seed), i), parts.length)[0]!,
  );
  const weights = tf.tidy(() => tf.variable(gaussian(key(seed), [3, 4])));
  const step: StepOfModel['step'] = (batch, k, rate) => {
    const outputs: Tensor[] = [];
    const { value, grads } = tf.variableGrads(() => {
      let [before, last]: Tensor[] = [tf.mean(batch, 0), weights];
      chosen.forEach((part, i) => {
        [before, last] = [last, parts[part]!(last!, before!, foldIn(k, i), rate)];
      });
      outputs.push(tf.keep(tf.clone(last!)));
      return tf.mean(tf.square(tf.add(last!, before!)));
    }, [weights]);
    const gradient = tf.clipByValue(grads[weights.name]!, -1, 1);
    weights.assign(tf.sub(weights, tf.mul(rate, gradient)));
    const last = tf.clone(outputs[0]!);
    tf.dispose(outputs);
    return { value, last };
  };
  return { step, variables: [weights], dispose: () => tf.dispose(weights) };
}

for (let seed = 0; seed < 6; seed++) {
  compiledLaws(`program ${seed}`, {
    make: () => program(seed),
    batch: (size, step) => gaussian(foldIn(key(8), step), [size, 3, 4]),
  });
}
