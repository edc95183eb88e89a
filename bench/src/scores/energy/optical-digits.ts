import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { key, split } from '@gen/core';
import { sgd } from '@gen/core/train';
import { gather, idxRecords } from '@gen/data';
import { fileSource } from '@gen/data/node';
import {
  binaryUnits,
  persistentContrastiveDivergence,
  pseudoLogLikelihood,
  RBM,
} from '@gen/energy';
import type { Score } from '../score.js';
import { trainRBM } from './train-rbm.js';

const settings = {
  hidden: 100,
  objective: 'persistent contrastive divergence, 10 chains, 1 Gibbs step',
  batchSize: 10,
  epochs: 20,
  learningRate: 0.06,
  seed: 0,
};

const folder = new URL('../../../data/optical-digits/', import.meta.url);

/** What scikit-learn reaches, by seed. */
const theirs = Object.values(
  (
    JSON.parse(readFileSync(new URL('scikit-learn.json', folder), 'utf8')) as {
      readonly pseudoLogLikelihoods: Readonly<Record<string, number>>;
    }
  ).pseudoLogLikelihoods,
);
const mean = theirs.reduce((sum, value) => sum + value, 0) / theirs.length;
const deviation = Math.sqrt(
  theirs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (theirs.length - 1),
);

/** The RBM of scikit-learn on its digits: grey pixels in place of zeros and ones, as there. */
export const opticalDigitsScore: Score = {
  name: 'rbm-digits',
  summary: 'an RBM of 100 hidden units on 1,797 digits of 8×8 grey pixels, pseudo-likelihood',
  reference: `${mean.toFixed(2)} ± ${deviation.toFixed(2)} by scikit-learn, over ${theirs.length} seeds; within 4 deviations, or better`,
  reaches: ({ value }) => value > mean - 4 * deviation,
  run: async ({ say }) => {
    const [forModel, forObjective, forRun] = split(key(settings.seed), 3);
    const train = await images();
    const visible = binaryUnits(train.shape[1]!);
    const rbm = new RBM({ visible, hidden: binaryUnits(settings.hidden), key: forModel });
    const objective = persistentContrastiveDivergence(rbm, { chains: 10, key: forObjective });
    const { learningRate } = settings;
    const optimizer = () => sgd({ learningRate });
    const curve: Record<string, number>[] = [];
    let score = await pseudoLogLikelihood(rbm, train);
    await trainRBM(
      { ...settings, model: rbm, objective, optimizer, train, key: forRun },
      1,
      async (epoch) => {
        score = await pseudoLogLikelihood(rbm, train);
        curve.push({ epoch, pseudoLogLikelihood: score.mean });
        say(`epoch ${epoch}: ${score}`);
      },
    );
    for (const each of [train, objective, rbm]) each.dispose();
    const measure = 'nats of log pseudo-likelihood an image, exact';
    return { value: score.mean, measure, lines: [`${score}`], settings, curve };
  },
};

/** Pixels from 0 to 1, `[1797, 64]`. */
async function images(): Promise<Tensor> {
  const file = fileURLToPath(new URL('images-idx3-ubyte.gz', folder));
  const { shape, data } = await gather(idxRecords(fileSource(file)));
  return tf.tidy(() => tf.div(tf.tensor(Float32Array.from(data), [shape[0]!, 64]), 16));
}
