import * as tf from '@tensorflow/tfjs-core';
import {
  distributionLaws,
  grid,
  halfLine,
  interval,
  line,
  openInterval,
  values,
  type Events,
} from '@gen/test-utils';
import ofLkj from './goldens/lkj-cholesky.json' with { type: 'json' };
import ofWishart from './goldens/wishart.json' with { type: 'json' };
import ofCovariance from './goldens/multivariate-normal-covariance.json' with { type: 'json' };
import ofDiagonal from './goldens/multivariate-normal-diag.json' with { type: 'json' };
import ofLowRank from './goldens/multivariate-normal-low-rank.json' with { type: 'json' };
import ofPrecision from './goldens/multivariate-normal-precision.json' with { type: 'json' };
import ofTril from './goldens/multivariate-normal-scale-tril.json' with { type: 'json' };
import ofMixtureSameFamily from './goldens/mixture-same-family.json' with { type: 'json' };
import ofMixture from './goldens/mixture.json' with { type: 'json' };
import ofMarkovChain from './goldens/markov-chain.json' with { type: 'json' };
import ofMarkovChainOfBits from './goldens/markov-chain-bits.json' with { type: 'json' };
import { bernoulli } from './bernoulli.js';
import { exponential } from './exponential.js';
import { independent } from './independent.js';
import { linearGaussianStateSpace } from './linear-gaussian-state-space.js';
import { lkjCholesky } from './lkj-cholesky.js';
import { logistic } from './logistic.js';
import { markovChain } from './markov-chain.js';
import { mixtureSameFamily } from './mixture-same-family.js';
import { mixture } from './mixture.js';
import { multivariateNormalDiag } from './multivariate-normal-diag.js';
import { multivariateNormalLowRank } from './multivariate-normal-low-rank.js';
import { multivariateNormal } from './multivariate-normal.js';
import { normal } from './normal.js';
import { wishart } from './wishart.js';

const plane = grid(interval(-9, 9, 60), 2);
const matrices = [
  [
    [1, 0.5],
    [0.5, 1.5],
  ],
  [
    [0.75, -0.25],
    [-0.25, 0.5],
  ],
];
const triangles = [
  [
    [1, 0],
    [0.5, 0.75],
  ],
  [
    [0.5, 0],
    [-1, 1.5],
  ],
];

distributionLaws(
  'multivariateNormal of triangles',
  ({ loc, scaleTril }) => multivariateNormal({ loc: loc!, scaleTril: scaleTril! }),
  {
    parameters: { loc: [0.3, -0.5], scaleTril: triangles },
    events: plane,
    goldens: [ofTril],
  },
);

distributionLaws(
  'multivariateNormal of a triangle and several means',
  ({ loc, scaleTril }) => multivariateNormal({ loc: loc!, scaleTril: scaleTril! }),
  {
    parameters: {
      loc: [
        [0.3, -0.5],
        [0, 1],
        [-1, 0],
      ],
      scaleTril: triangles[0]!,
    },
    events: plane,
  },
);

distributionLaws(
  'multivariateNormal of covariances',
  ({ loc, covariance }) => multivariateNormal({ loc: loc!, covariance: covariance! }),
  {
    parameters: { loc: [0.3, -0.5], covariance: matrices },
    events: plane,
    goldens: [ofCovariance],
  },
);

distributionLaws(
  'multivariateNormal of precisions',
  ({ loc, precision }) => multivariateNormal({ loc: loc!, precision: precision! }),
  { parameters: { loc: [0.3, -0.5], precision: matrices }, events: plane, goldens: [ofPrecision] },
);

distributionLaws(
  'multivariateNormalDiag',
  ({ loc, scale }) => multivariateNormalDiag({ loc: loc!, scale: scale! }),
  {
    parameters: {
      loc: [0.3, -0.5],
      scale: [
        [0.5, 1],
        [1.5, 1],
        [1, 0.75],
      ],
    },
    events: plane,
    goldens: [ofDiagonal],
  },
);

distributionLaws(
  'multivariateNormalLowRank',
  ({ loc, factor, scale }) =>
    multivariateNormalLowRank({ loc: loc!, factor: factor!, scale: scale! }),
  {
    parameters: {
      loc: [0.3, -0.5],
      factor: [
        [[1], [0.5]],
        [[-0.5], [1]],
        [[0.25], [1]],
      ],
      scale: [0.5, 0.75],
    },
    events: plane,
    goldens: [ofLowRank],
  },
);

const threeParts = { loc: [-2, 0, 1], scale: [0.5, 1, 0.25] };

distributionLaws(
  'mixtureSameFamily of normals',
  ({ logits, loc, scale }) =>
    mixtureSameFamily({ logits: logits!, components: normal({ loc: loc!, scale: scale! }) }),
  {
    parameters: {
      logits: [
        [0, 1, -0.5],
        [-1, 0, 0.25],
      ],
      ...threeParts,
    },
    events: line(),
    goldens: [ofMixtureSameFamily],
  },
);

distributionLaws(
  'mixtureSameFamily of probabilities, and components with a batch',
  ({ probs, loc, scale }) =>
    mixtureSameFamily({ probs: probs!, components: logistic({ loc: loc!, scale: scale! }) }),
  {
    parameters: {
      probs: [0.25, 0.5, 0.25],
      loc: [
        [-2, 0, 1],
        [1, 0.5, 0],
      ],
      scale: threeParts.scale,
    },
    events: line(),
    constants: ['probs'],
  },
);

distributionLaws(
  'mixtureSameFamily of vectors of bits',
  ({ logits, bits }) =>
    mixtureSameFamily({
      logits: logits!,
      components: independent(bernoulli({ logits: bits! }), 1),
    }),
  {
    parameters: {
      logits: [
        [0, 1],
        [-0.5, 0.5],
        [1, 0],
      ],
      bits: [
        [-2, 0, 1],
        [0.7, 1, -1],
      ],
    },
    events: grid(values(0, 1), 3),
  },
);

distributionLaws(
  'mixture of three families',
  ({ logits, loc, scale }) =>
    mixture({
      logits: logits!,
      components: [
        normal({ loc: loc!, scale: 1 }),
        logistic({ loc: 2, scale: scale! }),
        exponential({ rate: 2 }),
      ],
    }),
  {
    parameters: { logits: [0, 0.5, -0.5], loc: [-1, 1], scale: [0.5, 1] },
    events: line(),
    goldens: [ofMixture],
  },
);

distributionLaws(
  'mixture of vectors',
  ({ logits, loc, scaleTril }) =>
    mixture({
      logits: logits!,
      components: [
        multivariateNormalDiag({ loc: loc!, scale: 0.5 }),
        multivariateNormal({ scaleTril: scaleTril! }),
      ],
    }),
  {
    parameters: { logits: [0, 0.5], loc: [1, -1], scaleTril: triangles[0]! },
    events: plane,
  },
);

/** Cells of the 2×2 matrices that are positive definite, by variances and correlation. */
function covariances(): Events {
  const [variances, correlations] = [halfLine(0, 3, 1, 40), openInterval(-1, 1, 16)];
  const all = variances.points.flatMap(([a], i) =>
    variances.points.flatMap(([c], j) =>
      correlations.points.map(([r], k) => {
        const root = Math.sqrt(a! * c!);
        const weight =
          variances.weights[i]! * variances.weights[j]! * correlations.weights[k]! * root;
        return { point: [a!, r! * root, r! * root, c!], weight };
      }),
    ),
  );
  return {
    points: all.map(({ point }) => point),
    weights: all.map(({ weight }) => weight),
    ends: [],
  };
}

distributionLaws(
  'wishart of triangles',
  ({ degreesOfFreedom, scaleTril }) =>
    wishart({ degreesOfFreedom: degreesOfFreedom!, scaleTril: scaleTril! }),
  {
    parameters: { degreesOfFreedom: [5, 6.5], scaleTril: triangles[0]! },
    events: covariances(),
    outside: [
      [1, 2, 2, 1],
      [-1, 0, 0, 1],
    ],
    goldens: [ofWishart],
  },
);

distributionLaws(
  'wishart of a scale',
  ({ degreesOfFreedom, scale }) => wishart({ degreesOfFreedom: degreesOfFreedom!, scale: scale! }),
  { parameters: { degreesOfFreedom: 4.5, scale: matrices } },
);

/** Cells of the Cholesky factors of 3×3 correlation matrices, with rows in polar coordinates. */
function factors(): Events {
  const [lengths, sines, turns] = [
    openInterval(0, 1, 50),
    openInterval(-1, 1, 30),
    interval(0, 2 * Math.PI, 16),
  ];
  const all = lengths.points.flatMap(([length], i) =>
    sines.points.flatMap(([r], j) =>
      turns.points.map(([turn], k) => ({
        point: [
          [1, 0, 0],
          [r!, Math.sqrt(1 - r! * r!), 0],
          [length! * Math.cos(turn!), length! * Math.sin(turn!), Math.sqrt(1 - length! * length!)],
        ].flat(),
        weight: lengths.weights[i]! * sines.weights[j]! * turns.weights[k]! * length!,
      })),
    ),
  );
  return {
    points: all.map(({ point }) => point),
    weights: all.map(({ weight }) => weight),
    ends: [],
  };
}

distributionLaws(
  'lkjCholesky',
  ({ concentration }) => lkjCholesky({ size: 3, concentration: concentration! }),
  { parameters: { concentration: [0.75, 1.5, 2.5] }, events: factors(), goldens: [ofLkj] },
);

distributionLaws(
  'markovChain of numbers',
  ({ loc, slope, scale }) =>
    markovChain({
      initial: normal({ loc: loc!, scale: 1 }),
      transition: (x) => normal({ loc: tf.mul(x, slope!), scale: scale! }),
      steps: 2,
    }),
  {
    parameters: { loc: [0.5, 0, -0.5], slope: [0.9, -0.5, 0.5], scale: 0.5 },
    events: plane,
    goldens: [ofMarkovChain],
  },
);

distributionLaws(
  'markovChain of bits',
  ({ first, logits }) =>
    markovChain({
      initial: bernoulli({ logits: first! }),
      transition: (x) => bernoulli({ logits: tf.mul(tf.sub(x, 0.5), logits!) }),
      steps: 4,
    }),
  {
    parameters: { first: [0.5, -1], logits: [1, -2] },
    events: grid(values(0, 1), 4),
    goldens: [ofMarkovChainOfBits],
  },
);

distributionLaws(
  'markovChain of vectors',
  ({ loc, scale }) =>
    markovChain({
      initial: multivariateNormalDiag({ loc: loc!, scale: 1 }),
      transition: (x) => multivariateNormalDiag({ loc: tf.sin(x), scale: scale! }),
      steps: 3,
    }),
  {
    parameters: {
      loc: [
        [0.5, 0],
        [-0.5, 1],
        [0, 0],
      ],
      scale: [0.5, 0.75],
    },
  },
);

distributionLaws(
  'linearGaussianStateSpace',
  ({ loc, scaleTril, transition, drift, observation, noise }) =>
    linearGaussianStateSpace({
      initial: multivariateNormal({ loc: loc!, scaleTril: scaleTril! }),
      transitionMatrix: transition!,
      transitionNoise: multivariateNormalDiag({ loc: drift!, scale: 0.5 }),
      observationMatrix: observation!,
      observationNoise: multivariateNormalDiag({ loc: 0.25, scale: noise! }),
      steps: 2,
    }),
  {
    parameters: {
      loc: [
        [0.5, 0],
        [-0.5, 0],
        [0, 0.5],
      ],
      scaleTril: triangles[0]!,
      transition: [
        [0.75, 0.25],
        [-0.5, 0.5],
      ],
      drift: [0.25, -0.5],
      observation: [[1, -0.5]],
      noise: [0.75],
    },
    events: plane,
    tolerance: 2e-3,
  },
);
