import { conv } from '../contestant/conv.js';
import { matMul } from '../contestant/mat-mul.js';
import type { Open } from '../contestant/work.js';
import { adam } from './adam.js';
import { ais } from './ais.js';
import { cnf } from './cnf.js';
import { dcgan } from './dcgan.js';
import { logProb, sample } from './distributions.js';
import { draws } from './draws.js';
import { optimizer } from './optimizer.js';
import { rbm } from './rbm.js';
import { ddim, unet } from './unet.js';
import { convVae, vae } from './vae.js';
import { made } from './made.js';
import { realnvp } from './realnvp.js';
import { langevin } from './langevin.js';
import { wganGp } from './wgan-gp.js';

/** How ours begins a case of each row. */
export const rows: Readonly<Record<string, Open>> = {
  draws,
  adam,
  optimizer,
  matmul: matMul,
  conv,
  rbm,
  ais,
  vae,
  'conv-vae': convVae,
  made,
  realnvp,
  dcgan,
  'wgan-gp': wganGp,
  langevin,
  cnf,
  unet,
  ddim,
  sample,
  'log-prob': logProb,
};
