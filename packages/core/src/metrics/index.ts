export type { Chains } from './mcmc/chains.js';
export { essBulk } from './mcmc/ess-bulk.js';
export { essTail } from './mcmc/ess-tail.js';
export { mcseMean } from './mcmc/mcse-mean.js';
export { mcseSd } from './mcmc/mcse-sd.js';
export { splitRHat } from './mcmc/split-r-hat.js';
