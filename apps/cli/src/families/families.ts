import type { Family } from './family.js';
import { rbmFamily } from './rbm/rbm-family.js';
import { vaeFamily } from './vae/vae-family.js';

/** The families that the commands know. */
export const families: readonly Family[] = [vaeFamily, rbmFamily];
