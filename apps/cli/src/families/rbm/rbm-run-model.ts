import { foldIn, type Key } from '@gen/core';
import { namedParameters } from '@gen/core/nn';
import type { Metrics } from '@gen/core/train';
import { binarize } from '@gen/data';
import type { RBM } from '@gen/energy';
import type { ValuesOf } from '../../settings/setting.js';
import type { annealingScoring } from '../energy/annealing-scoring.js';
import { descent } from '../energy/descent.js';
import type { CurvePicture, ImageSize, Intake, RunModel, ScoreCurve } from '../family.js';
import { baseOfData } from './base-of-data.js';
import { buildObjective, buildRBM, type RBMValues } from './build-rbm.js';
import { completed } from './completed.js';
import { particlePictures } from './particle-pictures.js';
import { fantasies, rbmPictures } from './rbm-pictures.js';
import { binaryScore, likelihoodOf, plainScore, quickLikelihoodOf } from './rbm-scores.js';

/** An RBM and all that the commands do with it. The caller disposes it. */
export function rbmRunModel(values: RBMValues, size: ImageSize, key: Key): RunModel {
  const rbm = buildRBM(values, size, foldIn(key, 0));
  const objective = buildObjective(rbm, values, foldIn(key, 1));
  const base = baseOfData(rbm);
  const isBinary = values.visible === 'binary';
  return {
    summary: summaryOf(rbm, values),
    parameters: () => ({ ...rbm.parameters(), ...namedParameters('base', base) }),
    dispose: () => {
      for (const part of [objective, base, rbm]) part.dispose();
    },
    objective,
    optimizer: (plan) => descent(values, plan),
    intake: intakeOf(values),
    begin: (images) => base.learn(images),
    metrics: [],
    chart: isBinary ? PSEUDO_LIKELIHOOD : RECONSTRUCTION,
    curves: [FREE_ENERGY_GAP],
    gap: { name: FREE_ENERGY_GAP.score, score: (x) => rbm.freeEnergy(x) },
    describe,
    abbreviate: describe,
    score: isBinary ? binaryScore(rbm) : plainScore(rbm),
    units: { reconstruction: 'squared errors' },
    fineScores: (scoring) => [
      likelihoodOf(rbm, base.path, scoring as ValuesOf<typeof annealingScoring>),
    ],
    endScore: quickLikelihoodOf(rbm, base.path),
    pictures: [...rbmPictures(rbm, base.path), ...particlePictures(rbm, objective)],
    sample: (sampleKey, count) => fantasies(rbm, base.path, sampleKey, count),
    complete: (sampleKey, images, mask) => completed(rbm, sampleKey, images, mask),
  };
}

const PSEUDO_LIKELIHOOD: ScoreCurve = {
  score: 'pseudo-likelihood',
  label: 'log pseudo-likelihood of an image in nats',
};

const RECONSTRUCTION: ScoreCurve = {
  score: 'reconstruction',
  label: 'squared errors of an image, summed',
};

/** Hinton 2012, "A practical guide to training restricted Boltzmann machines", §6. */
const FREE_ENERGY_GAP: CurvePicture = {
  file: 'gap.png',
  score: 'free-energy gap',
  label: 'free energy of test less training images in nats',
};

const intakeOf = ({ visible }: RBMValues): Intake => ({
  flat: true,
  ...(visible === 'binary'
    ? { transform: binarize, summary: 'dynamically binarized' }
    : { summary: 'grey, from 0 to 1' }),
});

/** A step tells the free energy of data less that of the model's states; an epoch, scores. */
function describe({ loss = NaN, reconstruction, ...scores }: Metrics): string {
  if (reconstruction === undefined) return `data less model ${loss.toFixed(2)} nats`;
  const pseudo = scores['pseudo-likelihood'];
  const told = pseudo === undefined ? '' : `pseudo-likelihood ${pseudo.toFixed(1)}, `;
  const gap = scores[FREE_ENERGY_GAP.score];
  const gapTold = gap === undefined ? '' : `, free-energy gap ${gap.toFixed(2)}`;
  return `${told}reconstruction ${reconstruction.toFixed(2)}${gapTold}`;
}

function summaryOf(rbm: RBM, { objective, gibbs, visible }: RBMValues): string {
  const numbers = Object.values(rbm.parameters()).reduce((sum, { size }) => sum + size, 0);
  const layers = `${rbm.visible.size}×${rbm.hidden.size}`;
  return `rbm, ${layers}, ${visible} pixels, ${objective}, ${gibbs} Gibbs ${gibbs === 1 ? 'step' : 'steps'}, ${numbers.toLocaleString('en')} parameters`;
}
