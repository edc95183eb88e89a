export { digitFeatures, digitLogits } from './digit-features.js';
