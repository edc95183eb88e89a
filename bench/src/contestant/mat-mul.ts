import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { repeated } from './repeated.js';
import { fingerprint, tensorOf } from './tensors.js';
import type { Open } from './work.js';

const TRANSPOSED: Record<string, readonly [boolean, boolean]> = {
  'vae-forward': [false, true],
  'vae-weight': [true, false],
  'rbm-down': [false, true],
  'rbm-weight': [true, false],
};

/** Products by `tf.matMul`, whoever has registered its kernel. */
export const matMul: Open = (name, inputs) => {
  const [a, b] = [tensorOf<Tensor2D>(inputs, 'a'), tensorOf<Tensor2D>(inputs, 'b')];
  const step = () => tf.matMul(a, b, ...(TRANSPOSED[name] ?? [false, false]));
  const results = async () => {
    const c = step();
    const numbers = await fingerprint(c);
    c.dispose();
    return numbers;
  };
  return repeated({ step, results, owned: [a, b] });
};
