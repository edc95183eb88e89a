import { adam } from './adam.js';
import { ais } from './ais.js';
import { cnf } from './cnf.js';
import { convVae } from './conv-vae.js';
import { conv } from './conv.js';
import { dcgan } from './dcgan.js';
import { ddim } from './ddim.js';
import { langevin } from './langevin.js';
import { logProb, sample } from './distributions.js';
import { draws } from './draws.js';
import { made } from './made.js';
import { matMul } from './mat-mul.js';
import { optimizer } from './optimizer.js';
import { rbm } from './rbm.js';
import { realnvp } from './realnvp.js';
import type { Row } from './row.js';
import { unet } from './unet.js';
import { vae } from './vae.js';
import { wganGp } from './wgan-gp.js';

/** All rows, in the order of the table. */
export const rows: readonly Row[] = [
  draws,
  adam,
  optimizer,
  matMul,
  conv,
  rbm,
  ais,
  vae,
  convVae,
  made,
  realnvp,
  dcgan,
  wganGp,
  langevin,
  cnf,
  unet,
  ddim,
  sample,
  logProb,
];
