export { checkGradients, type CheckGradientsOptions } from './check-gradients.js';
export { expectClose, numbersOf, type Numbers } from './expect-close.js';
export { expectNoLeak } from './expect-no-leak.js';
export { finiteDifference } from './finite-difference.js';
export { optimizerLaws } from './optimizer-laws.js';
