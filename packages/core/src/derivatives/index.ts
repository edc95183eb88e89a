export { divergence } from './divergence.js';
export { hutchinsonDivergence, type HutchinsonOptions } from './hutchinson-divergence.js';
export { hvp, type HessianProduct } from './hvp.js';
export { jacobianLogDet } from './jacobian-log-det.js';
export { jacobian } from './jacobian.js';
export { jvp } from './jvp.js';
export { stopGradient } from './stop-gradient.js';
export { valueAndGrad } from './value-and-grad.js';
export { vjp } from './vjp.js';
