export type { Dataset } from './dataset.js';
export { digits, type DigitsOptions } from './digits/digits.js';
