export type { Bijector, ForwardBijector, Mapped } from './bijector.js';
export { exp } from './exp.js';
export { identity } from './identity.js';
export { sigmoid } from './sigmoid.js';
