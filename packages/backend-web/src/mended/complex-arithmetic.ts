import * as tf from '@tensorflow/tfjs-core';
import { mendedKernel, type Mended } from './mended-kernel.js';

type Pair = Readonly<Record<'a' | 'b', tf.Tensor>>;
type OfTwo = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;

const isComplex = ({ dtype }: tf.Tensor): boolean => dtype === 'complex64';

const ofPairs = (kernelName: string, instead: OfTwo): Mended =>
  mendedKernel<Pair>(kernelName, 'wasm', {
    wrongFor: ({ a, b }) => isComplex(a) || isComplex(b),
    instead: ({ a, b }) => instead(a, b),
  });

const byParts =
  (op: OfTwo): OfTwo =>
  (a, b) =>
    tf.complex(op(tf.real(a), tf.real(b)), op(tf.imag(a), tf.imag(b)));

/** Sums, differences and products of complex numbers, and casts to and from them, on WASM. */
export const complexArithmetic: readonly Mended[] = [
  ofPairs(tf.Add, byParts(tf.add)),
  ofPairs(tf.Sub, byParts(tf.sub)),
  ofPairs(tf.Multiply, (a, b) => {
    const [p, q, r, s] = [tf.real(a), tf.imag(a), tf.real(b), tf.imag(b)];
    const re = tf.sub(tf.mul(p, r), tf.mul(q, s));
    return tf.complex(re, tf.add(tf.mul(p, s), tf.mul(q, r)));
  }),
  mendedKernel<{ readonly x: tf.Tensor }, tf.CastAttrs>(tf.Cast, 'wasm', {
    wrongFor: ({ x }, { dtype }) => isComplex(x) !== (dtype === 'complex64'),
    instead: ({ x }, { dtype }) => {
      if (isComplex(x)) return tf.cast(tf.real(x), dtype);
      const re = tf.cast(x, 'float32');
      return tf.complex(re, tf.zerosLike(re));
    },
  }),
];
