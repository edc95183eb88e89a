import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { repeated } from './repeated.js';
import { fingerprint, tensorOf } from './tensors.js';
import type { Open } from './work.js';

/** A convolution by `tf.conv2d` and its gradients, whoever has registered them. */
export const conv: Open = (name, inputs) => {
  const weight = tf.tidy(() =>
    tf.transpose(tensorOf<Tensor4D>(inputs, 'parameters.weight'), [2, 3, 1, 0]),
  );
  const bias = tensorOf<Tensor1D>(inputs, 'parameters.bias');
  const [x, dy] = [tensorOf<Tensor4D>(inputs, 'x'), tensorOf<Tensor4D>(inputs, 'dy')];
  const forward = (x: Tensor4D, weight: Tensor4D, bias: Tensor1D): Tensor =>
    tf.add(tf.conv2d(x, weight, 1, 'same'), bias);
  const gradients = tf.valueAndGrads(forward as (...args: Tensor[]) => Tensor);
  const step = (): Tensor[] =>
    tf.tidy(() => {
      if (name === 'forward') return [forward(x, weight, bias)];
      const { value, grads } = gradients([x, weight, bias], dy);
      return [value, ...grads];
    });
  const results = async () => {
    const [y, dx, dw, db] = step();
    // The kernel's gradient by magnitude alone: its layout is the engine's own.
    const numbers = [
      ...(await fingerprint(y!)),
      ...(dx === undefined ? [] : await fingerprint(dx)),
      ...(dw === undefined ? [] : [(await fingerprint(dw))[0]!]),
      ...(db === undefined ? [] : await fingerprint(db)),
    ];
    tf.dispose([y, dx, dw, db]);
    return numbers;
  };
  const owned = [x, dy, weight, bias];
  return repeated({ parameters: weight.size + bias.size, step, results, owned });
};
