export type { Batches } from './batches.js';
export type { Optimizer, Update, UpdateContext } from './optimizer.js';
export type { Store } from './store.js';
