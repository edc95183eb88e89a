export { closedFormKls, hasClosedFormKl, klDivergence } from './kl-divergence.js';
export { monteCarloKl } from './monte-carlo-kl.js';
