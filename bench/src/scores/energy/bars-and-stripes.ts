import * as tf from '@tensorflow/tfjs-core';
import { key, split } from '@gen/core';
import { adam, linear, type Optimizer } from '@gen/core/train';
import { barsAndStripes } from '@gen/data';
import { binaryUnits, exactLogPartition, logLikelihood, maximumLikelihood, RBM } from '@gen/energy';
import type { Score } from '../score.js';
import { trainRBM } from './train-rbm.js';

const settings = {
  hidden: 16,
  objective: 'maximum likelihood by enumeration, Adam, a learning rate that falls to 0',
  batchSize: 30,
  epochs: 3000,
  learningRate: 0.02,
  seed: 0,
};

/** All thirty bars and stripes of 4×4 pixels: a distribution whose log-likelihood has a known best. */
export const barsAndStripesScore: Score = {
  name: 'rbm-bars-and-stripes',
  summary: 'an RBM on bars and stripes 4×4, log-likelihood by enumeration',
  reference: '−3.4012 at best, −ln 30; within 0.05 of it',
  reaches: ({ value }) => value > -Math.log(30) - 0.05,
  run: async ({ say }) => {
    const [forModel, forRun] = split(key(settings.seed));
    const { patterns, count, size } = barsAndStripes(4);
    const once = tf.tensor2d(patterns, [count, size * size]);
    const visible = binaryUnits(size * size);
    const rbm = new RBM({ visible, hidden: binaryUnits(settings.hidden), key: forModel });
    const objective = maximumLikelihood(rbm);
    const optimizer = (steps: number): Optimizer =>
      adam({ learningRate: linear({ from: settings.learningRate, to: 0, steps }) });
    const exact = async () => logLikelihood(rbm, once, await exactLogPartition(rbm));
    const curve: Record<string, number>[] = [];
    const run = { ...settings, model: rbm, objective, optimizer, train: once, key: forRun };
    await trainRBM(run, 250, async (epoch) => {
      const score = await exact();
      curve.push({ epoch, logLikelihood: score.mean });
      say(`epoch ${epoch}: ${score}`);
    });
    const score = await exact();
    once.dispose();
    objective.dispose();
    rbm.dispose();
    const measure = 'nats of log p(x) a pattern, exact';
    return { value: score.mean, measure, lines: [`${score}`], settings, curve };
  },
};
