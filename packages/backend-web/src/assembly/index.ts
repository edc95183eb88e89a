// One file a part; each exported function is a line here and a line in src/wasm/functions.ts.
export { adamDirection, adamStep, addScaled, lerp, lerpSquare } from './adam';
export {
  binaryAdd,
  binaryDivide,
  binaryMaximum,
  binaryMinimum,
  binaryMultiply,
  binarySquaredDifference,
  binarySub,
} from './binary';
export {
  compareEqual,
  compareGreater,
  compareGreaterEqual,
  compareLess,
  compareLessEqual,
  compareNotEqual,
  logicalAnd,
  logicalOr,
  select,
} from './choices';
export { philoxGamma } from './gamma';
export { gather } from './gather';
export { move } from './move';
export {
  philoxBernoulli,
  philoxBits,
  philoxGaussian,
  philoxIntegers,
  philoxUniform,
} from './philox';
export { segmentSum } from './segment-sum';
export { sumAxis } from './sum';
export {
  leakyRelu,
  unaryCube,
  unaryErf,
  unaryExp,
  unaryExpm1,
  unaryLog,
  unaryLog1p,
  unarySelu,
  unarySoftplus,
  unaryStep,
  unaryTanh,
} from './unary';
export { unpackBytes } from './unpack';
