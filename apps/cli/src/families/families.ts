import { dbmFamily } from './dbm/dbm-family.js';
import { dbnFamily } from './dbn/dbn-family.js';
import type { Family } from './family.js';
import { rbmFamily } from './rbm/rbm-family.js';
import { sbnFamily } from './sbn/sbn-family.js';
import { vaeFamily } from './vae/vae-family.js';

/** The families that the commands know. */
export const families: readonly Family[] = [vaeFamily, rbmFamily, dbnFamily, dbmFamily, sbnFamily];
