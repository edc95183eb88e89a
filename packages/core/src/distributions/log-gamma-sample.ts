import type { Tensor } from '@tensorflow/tfjs-core';
import type { Key } from '../random/key.js';
import { logGamma } from '../random/log-gamma.js';
import type { Shape } from '../shape.js';
import { implicitGamma } from '../special/implicit-gamma.js';
import { implicitly } from './implicitly.js';
import { asTensor, type Parameter } from './parameter.js';

/**
 * Logarithms of gamma draws of rate 1, with implicit gradients in the concentration: in log space,
 * where those of small concentrations neither underflow nor lose their gradients.
 */
export function logGammaSample(key: Key, shape: Shape, concentration: Parameter): Tensor {
  return moving(logGamma(key, shape, concentration), asTensor(concentration));
}

const moving = implicitly((y, a) => [implicitGamma(a!, y)]);
