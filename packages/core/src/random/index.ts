export { bits } from './bits.js';
export { gaussian } from './gaussian.js';
export { integers } from './integers.js';
export { permutationIndices } from './permutation-indices.js';
export { permutation } from './permutation.js';
export { uniformArray } from './uniform-array.js';
export { uniform } from './uniform.js';
