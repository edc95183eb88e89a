import type { Tensor } from '@tensorflow/tfjs-core';
import type { Key } from '../random/key.js';
import type { Shape } from '../shape.js';

/** How many numbers a unit of a layer reads, and how many units read one of its inputs. */
export interface Fans {
  /** Inputs of one unit: `inputs · kernelHeight · kernelWidth`. */
  readonly fanIn: number;
  /** Units that one input reaches: `outputs · kernelHeight · kernelWidth`. */
  readonly fanOut: number;
}

/** Makes the first value of a parameter: a pure function of its arguments. The caller owns it. */
export type Initializer = (key: Key, shape: Shape, fans: Fans) => Tensor;
