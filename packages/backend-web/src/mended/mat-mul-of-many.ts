import * as tf from '@tensorflow/tfjs-core';
import { mendedKernel } from './mended-kernel.js';

type Inputs = Readonly<Record<'a' | 'b', tf.Tensor>>;

/** Workgroups that WebGPU dispatches along an axis at most; tfjs gives each matrix one. */
const MOST = 65_535;

const countOf = ({ shape }: tf.Tensor): number => tf.util.sizeFromShape(shape.slice(0, -2));

/** `tf.matMul` on WebGPU of more matrices than one dispatch takes. */
export const matMulOfMany = mendedKernel<Inputs, tf.BatchMatMulAttrs>(tf.BatchMatMul, 'webgpu', {
  wrongFor: ({ a, b }) => Math.max(countOf(a), countOf(b)) > MOST,
  instead: ({ a, b }, attrs, before) => {
    const larger = countOf(a) < countOf(b) ? b : a;
    const count = countOf(larger);
    const listed = (x: tf.Tensor): tf.Tensor3D =>
      tf.reshape(x, [countOf(x), ...x.shape.slice(-2)] as [number, number, number]);
    const [left, right] = [listed(a), listed(b)];
    const part = (x: tf.Tensor3D, start: number): tf.Tensor =>
      x.shape[0] === 1 ? x : tf.slice(x, start, Math.min(MOST, count - start));
    const starts = Array.from({ length: Math.ceil(count / MOST) }, (_, i) => i * MOST);
    const parts = starts.map((start) => before({ a: part(left, start), b: part(right, start) }, attrs)); // prettier-ignore
    const product = tf.concat(parts, 0);
    return tf.reshape(product, [...larger.shape.slice(0, -2), ...product.shape.slice(1)]);
  },
});
