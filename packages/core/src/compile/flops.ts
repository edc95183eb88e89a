import * as tf from '@tensorflow/tfjs-core';
import type { Operand, TracedCall } from './trace.js';

const sizeOf = (shape: readonly number[]): number => tf.util.sizeFromShape([...shape]);

/** Floating-point operations of a call, where a product and its sum are two. */
export function flopsOf({ kernelName, inputs, attrs, outputs }: TracedCall): number {
  const named = inputs as Readonly<Record<string, Operand>>;
  const out = outputs.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  switch (kernelName) {
    case tf.BatchMatMul:
    case tf._FusedMatMul: {
      const { a } = named;
      const inner = a!.shape.at(attrs!['transposeA'] === true ? -2 : -1)!;
      return 2 * out * inner;
    }
    case tf.Conv2D:
    case tf.FusedConv2D:
      return 2 * out * window(named['filter']!.shape);
    // As many as the convolution that they are the gradients of.
    case tf.Conv2DBackpropInput:
      return 2 * sizeOf(named['dy']!.shape) * window(named['filter']!.shape);
    case tf.Conv2DBackpropFilter:
      return 2 * sizeOf(named['dy']!.shape) * window(outputs[0]!.shape);
    case tf.Identity:
    case tf.Reshape:
      return 0;
    default:
      return out;
  }
}

/** Products of a window: height, width and input channels of a filter. */
const window = (filter: readonly number[]): number => sizeOf(filter.slice(0, -1));
