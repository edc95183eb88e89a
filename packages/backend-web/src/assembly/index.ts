// One file a part; each exported function is a line here and a line in src/wasm/functions.ts.
export { adamDirection, lerp, lerpSquare } from './adam';
export {
  philoxBernoulli,
  philoxBits,
  philoxGaussian,
  philoxIntegers,
  philoxUniform,
} from './philox';
export { segmentSum } from './segment-sum';
export { unaryExp, unaryExpm1, unaryLog, unaryLog1p, unarySoftplus, unaryTanh } from './unary';
