export type { DrawAttrs } from './draw-attrs.js';
export { runKernel, type Kernel } from './kernel.js';
export { philoxBernoulli, type PhiloxBernoulliInputs } from './philox-bernoulli.js';
export { philoxBits } from './philox-bits.js';
export { philoxGaussian } from './philox-gaussian.js';
export { philoxIntegers, type PhiloxIntegersAttrs } from './philox-integers.js';
export { philoxUniform } from './philox-uniform.js';
