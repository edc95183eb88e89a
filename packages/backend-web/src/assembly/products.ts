// What sums products; compiled twice, with relaxed SIMD and without.
export { conv2d, conv2dScratch } from './conv2d';
export { conv2dBackpropFilter, conv2dBackpropFilterScratch } from './conv2d-filter';
export { conv2dBackpropInput, conv2dBackpropInputScratch } from './conv2d-input';
export { matMul, matMulScratch } from './mat-mul';
