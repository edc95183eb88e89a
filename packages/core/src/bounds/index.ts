export type { BoundOptions, DrawnPosterior, DrawOptions, LogJoint } from './bound-options.js';
export { chiObjective } from './chi-objective.js';
export { cubo, type CuboOptions } from './cubo.js';
export {
  doublyReparameterized,
  type DoublyReparameterizedOptions,
} from './doubly-reparameterized.js';
export { elboWithEntropy, type ElboWithEntropyOptions } from './elbo-with-entropy.js';
export { elboWithKl, type ElboWithKlOptions } from './elbo-with-kl.js';
export { elboParts, type ElboParts, type ElboPartsOptions } from './elbo-parts.js';
export { elbo } from './elbo.js';
export { iwae, type IwaeOptions } from './iwae.js';
export { latentKl, sampledKl, type LatentDivergence } from './latent-divergence.js';
export { stickingTheLanding, totalLogProb, type PosteriorLogProb } from './posterior-log-prob.js';
export { renyiBound, type RenyiBoundOptions } from './renyi-bound.js';
export { sleepPhase, type Dream } from './sleep-phase.js';
export { wakePhase, type WakePhaseOptions } from './wake-phase.js';
