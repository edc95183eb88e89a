import {
  bernoulli,
  beta,
  binomial,
  categorical,
  cauchy,
  chiSquared,
  continuousBernoulli,
  delta,
  dirichlet,
  discretized,
  empirical,
  exponential,
  expRelaxedOneHotCategorical,
  gamma,
  geometric,
  gumbel,
  halfCauchy,
  halfNormal,
  independent,
  inverseGamma,
  joint,
  kumaraswamy,
  laplace,
  linearGaussianStateSpace,
  lkjCholesky,
  logistic,
  logNormal,
  markovChain,
  mixture,
  mixtureSameFamily,
  multinomial,
  multivariateNormal,
  multivariateNormalDiag,
  multivariateNormalLowRank,
  negativeBinomial,
  normal,
  oneHotCategorical,
  pareto,
  poisson,
  rayleigh,
  relaxedBernoulli,
  relaxedOneHotCategorical,
  studentT,
  transformed,
  triangular,
  truncatedNormal,
  uniform,
  uniformSphere,
  vonMises,
  vonMisesFisher,
  weibull,
  wishart,
  zeroInflated,
  type Distribution,
} from '@gen/core';
import { affine, chain, softplus } from '@gen/core/bijectors';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Picture } from './picture.js';

/** What a distribution is shown by: one of its kind, and how that is drawn. */
export interface DistributionEntry {
  readonly kind: string;
  /** The arguments of the one that is drawn, as they read. */
  readonly shown: string;
  readonly make: () => Distribution;
  readonly picture: Picture;
}

const line = (low: number, high: number, more: object = {}): Picture => ({
  kind: 'curve',
  x: [low, high],
  ...more,
});
const counts = (low: number, high: number, xLabel = 'count'): Picture => ({
  kind: 'masses',
  values: Array.from({ length: high - low + 1 }, (_, i) => low + i),
  xLabel,
});
const map = (x: readonly [number, number], y = x, more: object = {}): Picture => ({
  kind: 'map',
  x,
  y,
  ...more,
});

const category = 'category';
const firstTwo = (x: Tensor): Tensor => tf.slice(x, 0, [-1, 2]);
/** Coordinates of a simplex of three: the third is what is left of 1. */
const simplex = {
  xLabel: 'first probability',
  yLabel: 'second probability',
  event: (xy: Tensor): Tensor => tf.concat([xy, tf.sub(1, tf.sum(xy, -1, true))], -1),
  coordinate: firstTwo,
};
/** The unit circle, by its angle. */
const circle: Picture = {
  kind: 'curve',
  x: [-Math.PI, Math.PI],
  xLabel: 'angle of the vector, radians',
  event: (angle: Tensor): Tensor => tf.stack([tf.cos(angle), tf.sin(angle)], -1),
  coordinate: (x: Tensor): Tensor => tf.atan2(tf.gather(x, 1, -1), tf.gather(x, 0, -1)),
};
const STEP = 0.25;
/** Positive definite 2×2 matrices with these first rows, `[rows, 80, 2, 2]`: other corners, in equal steps. */
const completed = (xy: Tensor): Tensor => {
  const [a, b] = tf.split(xy, 2, -1) as [Tensor, Tensor]; // [rows, 1]
  const schur = tf.mul(tf.add(tf.range(0, 80), 0.5), STEP);
  const c = tf.add(tf.div(tf.square(b), a), schur);
  const [first, beside] = [a, b].map((each) => tf.broadcastTo(each, c.shape)) as [Tensor, Tensor];
  return tf.reshape(tf.stack([first, beside, beside, c], -1), [...c.shape, 2, 2]);
};
const three = (): tf.Tensor1D => tf.log(tf.tensor1d([0.5, 0.3, 0.2]));

const numbers = 'Of all numbers';
const positive = 'Of positive numbers';
const interval = 'Of intervals and angles';
const discrete = 'Of separate values';
const vectors = 'Of vectors';
const matrices = 'Of matrices';
const composed = 'Made of distributions';

/** Every distribution that `@gen/core` exports. */
export const distributionTable: Readonly<Record<string, DistributionEntry>> = {
  normal: {
    kind: numbers,
    shown: 'loc: 0, scale: 1',
    make: () => normal({ loc: 0, scale: 1 }),
    picture: line(-4, 4),
  },
  laplace: {
    kind: numbers,
    shown: 'loc: 0, scale: 1',
    make: () => laplace({ loc: 0, scale: 1 }),
    picture: line(-6, 6),
  },
  logistic: {
    kind: numbers,
    shown: 'loc: 0, scale: 1',
    make: () => logistic({ loc: 0, scale: 1 }),
    picture: line(-8, 8),
  },
  gumbel: {
    kind: numbers,
    shown: 'loc: 0, scale: 1',
    make: () => gumbel({ loc: 0, scale: 1 }),
    picture: line(-3, 7),
  },
  cauchy: {
    kind: numbers,
    shown: 'loc: 0, scale: 1',
    make: () => cauchy({ loc: 0, scale: 1 }),
    picture: line(-10, 10),
  },
  studentT: {
    kind: numbers,
    shown: 'degreesOfFreedom: 3',
    make: () => studentT({ degreesOfFreedom: 3 }),
    picture: line(-6, 6),
  },
  exponential: {
    kind: positive,
    shown: 'rate: 1',
    make: () => exponential({ rate: 1 }),
    picture: line(0, 6),
  },
  gamma: {
    kind: positive,
    shown: 'concentration: 3, rate: 1',
    make: () => gamma({ concentration: 3, rate: 1 }),
    picture: line(0, 12),
  },
  inverseGamma: {
    kind: positive,
    shown: 'concentration: 3, scale: 2',
    make: () => inverseGamma({ concentration: 3, scale: 2 }),
    picture: line(0, 5),
  },
  chiSquared: {
    kind: positive,
    shown: 'degreesOfFreedom: 4',
    make: () => chiSquared({ degreesOfFreedom: 4 }),
    picture: line(0, 16),
  },
  logNormal: {
    kind: positive,
    shown: 'loc: 0, scale: 0.6',
    make: () => logNormal({ loc: 0, scale: 0.6 }),
    picture: line(0, 6),
  },
  halfNormal: {
    kind: positive,
    shown: 'scale: 1',
    make: () => halfNormal({ scale: 1 }),
    picture: line(0, 4),
  },
  halfCauchy: {
    kind: positive,
    shown: 'scale: 1',
    make: () => halfCauchy({ scale: 1 }),
    picture: line(0, 10),
  },
  rayleigh: {
    kind: positive,
    shown: 'scale: 1',
    make: () => rayleigh({ scale: 1 }),
    picture: line(0, 4.5),
  },
  weibull: {
    kind: positive,
    shown: 'concentration: 2.5, scale: 1',
    make: () => weibull({ concentration: 2.5, scale: 1 }),
    picture: line(0, 2.5),
  },
  pareto: {
    kind: positive,
    shown: 'concentration: 3, scale: 1',
    make: () => pareto({ concentration: 3, scale: 1 }),
    picture: line(0.5, 5),
  },
  uniform: {
    kind: interval,
    shown: 'low: -1, high: 2',
    make: () => uniform({ low: -1, high: 2 }),
    picture: line(-1.5, 2.5),
  },
  triangular: {
    kind: interval,
    shown: 'low: 0, peak: 1, high: 3',
    make: () => triangular({ low: 0, peak: 1, high: 3 }),
    picture: line(-0.5, 3.5),
  },
  truncatedNormal: {
    kind: interval,
    shown: 'loc: 0, scale: 1, low: -1, high: 2',
    make: () => truncatedNormal({ loc: 0, scale: 1, low: -1, high: 2 }),
    picture: line(-1.5, 2.5),
  },
  beta: {
    kind: interval,
    shown: 'alpha: 2, beta: 5',
    make: () => beta({ alpha: 2, beta: 5 }),
    picture: line(0, 1),
  },
  kumaraswamy: {
    kind: interval,
    shown: 'alpha: 2, beta: 3',
    make: () => kumaraswamy({ alpha: 2, beta: 3 }),
    picture: line(0, 1),
  },
  continuousBernoulli: {
    kind: interval,
    shown: 'probs: 0.9',
    make: () => continuousBernoulli({ probs: 0.9 }),
    picture: line(0, 1),
  },
  relaxedBernoulli: {
    kind: interval,
    shown: 'probs: 0.6, temperature: 0.8',
    make: () => relaxedBernoulli({ probs: 0.6, temperature: 0.8 }),
    picture: line(0.005, 0.995),
  },
  vonMises: {
    kind: interval,
    shown: 'loc: 0, concentration: 3',
    make: () => vonMises({ loc: 0, concentration: 3 }),
    picture: line(-Math.PI, Math.PI, { xLabel: 'angle, radians' }),
  },
  bernoulli: {
    kind: discrete,
    shown: 'probs: 0.3',
    make: () => bernoulli({ probs: 0.3 }),
    picture: counts(0, 1, 'value'),
  },
  categorical: {
    kind: discrete,
    shown: 'probs: [0.5, 0.3, 0.2]',
    make: () => categorical({ probs: tf.tensor1d([0.5, 0.3, 0.2]) }),
    picture: counts(0, 2, category),
  },
  binomial: {
    kind: discrete,
    shown: 'total: 10, probs: 0.4',
    make: () => binomial({ total: 10, probs: 0.4 }),
    picture: counts(0, 10),
  },
  geometric: {
    kind: discrete,
    shown: 'probs: 0.3',
    make: () => geometric({ probs: 0.3 }),
    picture: counts(0, 15),
  },
  negativeBinomial: {
    kind: discrete,
    shown: 'total: 4, probs: 0.5',
    make: () => negativeBinomial({ total: 4, probs: 0.5 }),
    picture: counts(0, 16),
  },
  poisson: {
    kind: discrete,
    shown: 'rate: 4',
    make: () => poisson({ rate: 4 }),
    picture: counts(0, 13),
  },
  delta: {
    kind: discrete,
    shown: 'value: 1',
    make: () => delta({ value: 1 }),
    picture: counts(0, 2, 'value'),
  },
  empirical: {
    kind: discrete,
    shown: 'values: [1, 2, 2, 4, 7]',
    make: () => empirical({ values: tf.tensor1d([1, 2, 2, 4, 7]) }),
    picture: counts(0, 8, 'value'),
  },
  zeroInflated: {
    kind: discrete,
    shown: 'poisson({ rate: 5 }), { probs: 0.3 }',
    make: () => zeroInflated(poisson({ rate: 5 }), { probs: 0.3 }),
    picture: counts(0, 14),
  },
  discretized: {
    kind: discrete,
    shown: 'logistic({ loc: 6, scale: 1.5 }), { low: 0, high: 10 }',
    make: () => discretized(logistic({ loc: 6, scale: 1.5 }), { low: 0, high: 10 }),
    picture: counts(0, 10, 'level'),
  },
  multivariateNormal: {
    kind: vectors,
    shown: 'loc: [0, 0], covariance: [[1, 0.7], [0.7, 1]]',
    make: () =>
      multivariateNormal({
        loc: tf.zeros([2]),
        covariance: tf.tensor2d([
          [1, 0.7],
          [0.7, 1],
        ]),
      }),
    picture: map([-3.5, 3.5]),
  },
  multivariateNormalDiag: {
    kind: vectors,
    shown: 'loc: [0, 0], scale: [1, 0.4]',
    make: () => multivariateNormalDiag({ loc: tf.zeros([2]), scale: tf.tensor1d([1, 0.4]) }),
    picture: map([-3.5, 3.5]),
  },
  multivariateNormalLowRank: {
    kind: vectors,
    shown: 'loc: [0, 0], factor: [[1], [-1]], scale: 0.4',
    make: () =>
      multivariateNormalLowRank({
        loc: tf.zeros([2]),
        factor: tf.tensor2d([[1], [-1]]),
        scale: 0.4,
      }),
    picture: map([-3.5, 3.5]),
  },
  dirichlet: {
    kind: vectors,
    shown: 'concentration: [4, 2, 3]',
    make: () => dirichlet({ concentration: tf.tensor1d([4, 2, 3]) }),
    picture: map([0, 1], [0, 1], simplex),
  },
  oneHotCategorical: {
    kind: vectors,
    shown: 'probs: [0.5, 0.3, 0.2]',
    make: () => oneHotCategorical({ probs: tf.tensor1d([0.5, 0.3, 0.2]) }),
    picture: {
      kind: 'masses',
      values: [0, 1, 2],
      xLabel: 'place of the 1',
      event: (k) => tf.oneHot(tf.cast(k, 'int32'), 3),
      coordinate: (x) => tf.argMax(x, -1),
    },
  },
  multinomial: {
    kind: vectors,
    shown: 'total: 8, probs: [0.4, 0.6]',
    make: () => multinomial({ total: 8, probs: tf.tensor1d([0.4, 0.6]) }),
    picture: {
      kind: 'masses',
      values: [0, 1, 2, 3, 4, 5, 6, 7, 8],
      xLabel: 'count of the first category',
      event: (k) => tf.stack([k, tf.sub(8, k)], -1),
      coordinate: (x) => tf.gather(x, 0, -1),
    },
  },
  relaxedOneHotCategorical: {
    kind: vectors,
    shown: 'logits: log [0.5, 0.3, 0.2], temperature: 1',
    make: () => relaxedOneHotCategorical({ logits: three(), temperature: 1 }),
    picture: map([0, 1], [0, 1], simplex),
  },
  expRelaxedOneHotCategorical: {
    kind: vectors,
    shown: 'logits: log [0.7, 0.3], temperature: 0.5',
    make: () =>
      expRelaxedOneHotCategorical({ logits: tf.log(tf.tensor1d([0.7, 0.3])), temperature: 0.5 }),
    picture: line(-10, 12, {
      xLabel: 'log odds: the first log probability less the second',
      event: (odds: Tensor) => tf.logSoftmax(tf.stack([odds, tf.zerosLike(odds)], -1)),
      coordinate: (x: Tensor) => tf.sub(tf.gather(x, 0, -1), tf.gather(x, 1, -1)),
    }),
  },
  vonMisesFisher: {
    kind: vectors,
    shown: 'loc: [1, 0], concentration: 3',
    make: () => vonMisesFisher({ loc: tf.tensor1d([1, 0]), concentration: 3 }),
    picture: circle,
  },
  uniformSphere: {
    kind: vectors,
    shown: 'dimensions: 2',
    make: () => uniformSphere({ dimensions: 2 }),
    picture: circle,
  },
  wishart: {
    kind: matrices,
    shown: 'degreesOfFreedom: 5, scaleTril: [[1, 0], [0.5, 0.8]]',
    make: () =>
      wishart({
        degreesOfFreedom: 5,
        scaleTril: tf.tensor2d([
          [1, 0],
          [0.5, 0.8],
        ]),
      }),
    picture: map([0, 16], [-4, 12], {
      xLabel: 'element in the corner',
      yLabel: 'element beside the diagonal',
      event: completed,
      marginal: (logProb: Tensor) => tf.add(tf.logSumExp(logProb, -1), Math.log(STEP)),
      coordinate: (x: Tensor) => firstTwo(tf.reshape(x, [-1, 4])),
    }),
  },
  lkjCholesky: {
    kind: matrices,
    shown: 'size: 2, concentration: 2',
    make: () => lkjCholesky({ size: 2, concentration: 2 }),
    picture: line(-1, 1, {
      xLabel: 'correlation',
      event: (r: Tensor) => {
        const zero = tf.zerosLike(r);
        const rest = tf.sqrt(tf.sub(1, tf.square(r)));
        const rows = [tf.stack([tf.onesLike(r), zero], -1), tf.stack([r, rest], -1)];
        return tf.stack(rows, -2);
      },
      coordinate: (x: Tensor) => tf.gather(tf.reshape(x, [-1, 4]), 2, -1),
    }),
  },
  independent: {
    kind: composed,
    shown: 'laplace({ loc: [0, 0], scale: 1 }), 1',
    make: () => independent(laplace({ loc: tf.zeros([2]), scale: 1 }), 1),
    picture: map([-5, 5]),
  },
  transformed: {
    kind: composed,
    shown: 'normal({ loc: 0, scale: 1 }), chain([affine({ loc: 1, scale: 2 }), softplus])',
    make: () =>
      transformed(normal({ loc: 0, scale: 1 }), chain([affine({ loc: 1, scale: 2 }), softplus])),
    picture: line(0, 7),
  },
  mixture: {
    kind: composed,
    shown:
      'probs: [0.4, 0.6], components: [normal({ loc: -2, scale: 0.6 }), laplace({ loc: 2, scale: 0.8 })]',
    make: () =>
      mixture({
        probs: tf.tensor1d([0.4, 0.6]),
        components: [normal({ loc: -2, scale: 0.6 }), laplace({ loc: 2, scale: 0.8 })],
      }),
    picture: line(-5, 7),
  },
  mixtureSameFamily: {
    kind: composed,
    shown: 'probs: [0.3, 0.5, 0.2], components: normal({ loc: [-2, 0, 2], scale: 0.5 })',
    make: () =>
      mixtureSameFamily({
        probs: tf.tensor1d([0.3, 0.5, 0.2]),
        components: normal({ loc: tf.tensor1d([-2, 0, 2]), scale: 0.5 }),
      }),
    picture: line(-4, 4),
  },
  joint: {
    kind: composed,
    shown: "'z', normal({ loc: 0, scale: 1 })).and('x', ({ z }) => normal({ loc: z², scale: 0.5 })",
    make: () => {
      const model = joint('z', normal({ loc: 0, scale: 1 })).and('x', ({ z }) =>
        normal({ loc: tf.square(z), scale: 0.5 }),
      );
      // Seen as a distribution of pairs, to be drawn.
      return {
        family: model.family,
        batchShape: [],
        eventShape: [2],
        sample: (key, shape) => {
          const { z, x } = model.sample(key, shape);
          return tf.stack([z, x], -1);
        },
        logProb: (pairs) => {
          const [z, x] = tf.unstack(pairs, -1);
          return model.logProb({ z: z!, x: x! });
        },
        sampleAndLogProb: model.sampleAndLogProb,
      } as Distribution;
    },
    picture: map([-3, 3], [-2, 7], { xLabel: 'z', yLabel: 'x' }),
  },
  markovChain: {
    kind: composed,
    shown:
      'initial: normal({ loc: 0, scale: 1 }), transition: (x) => normal({ loc: 0.9 x, scale: 0.5 }), steps: 2',
    make: () =>
      markovChain({
        initial: normal({ loc: 0, scale: 1 }),
        transition: (previous) => normal({ loc: tf.mul(previous, 0.9), scale: 0.5 }),
        steps: 2,
      }),
    picture: map([-3.5, 3.5], [-3.5, 3.5], { xLabel: 'first state', yLabel: 'second state' }),
  },
  linearGaussianStateSpace: {
    kind: composed,
    shown: 'a state z that keeps half of itself, seen twice with noise of scale 0.5',
    make: () => {
      const noise = (scale: number) =>
        multivariateNormalDiag({ loc: tf.zeros([1]), scale: tf.tensor1d([scale]) });
      return linearGaussianStateSpace({
        initial: noise(1),
        transitionMatrix: tf.tensor2d([[0.5]]),
        transitionNoise: noise(0.6),
        observationMatrix: tf.tensor2d([[1]]),
        observationNoise: noise(0.5),
        steps: 2,
      });
    },
    picture: map([-3.5, 3.5], [-3.5, 3.5], {
      xLabel: 'first observation',
      yLabel: 'second observation',
      event: (xy: Tensor) => tf.expandDims(xy, -1),
      coordinate: (x: Tensor) => tf.squeeze(x, [-1]),
    }),
  },
};
