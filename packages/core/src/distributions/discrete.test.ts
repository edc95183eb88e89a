import type * as tf from '@tensorflow/tfjs-core';
import {
  distributionLaws,
  grid,
  integersFrom,
  interval,
  openInterval,
  values,
  vectors,
  type Events,
} from '@gen/test-utils';
import { bernoulli } from './bernoulli.js';
import { binomial } from './binomial.js';
import { categorical } from './categorical.js';
import { continuousBernoulli } from './continuous-bernoulli.js';
import { delta } from './delta.js';
import { discretized } from './discretized.js';
import { empirical } from './empirical.js';
import { exponential } from './exponential.js';
import { expRelaxedOneHotCategorical } from './exp-relaxed-one-hot-categorical.js';
import { independent } from './independent.js';
import { logistic } from './logistic.js';
import { normal } from './normal.js';
import { relaxedBernoulli } from './relaxed-bernoulli.js';
import { relaxedOneHotCategorical } from './relaxed-one-hot-categorical.js';
import { zeroInflated } from './zero-inflated.js';
import ofContinuousBernoulli from './goldens/continuous-bernoulli.json' with { type: 'json' };
import ofDiscretizedLogistic from './goldens/discretized-logistic.json' with { type: 'json' };
import ofDiscretizedNormal from './goldens/discretized-normal.json' with { type: 'json' };
import ofPixels from './goldens/discretized-pixels.json' with { type: 'json' };
import ofExpRelaxed from './goldens/exp-relaxed-one-hot-categorical.json' with { type: 'json' };
import ofRelaxedBernoulli from './goldens/relaxed-bernoulli.json' with { type: 'json' };
import ofRelaxed from './goldens/relaxed-one-hot-categorical.json' with { type: 'json' };
import { geometric } from './geometric.js';
import ofLogits from './goldens/bernoulli-logits.json' with { type: 'json' };
import ofProbs from './goldens/bernoulli-probs.json' with { type: 'json' };
import ofBinomialLarge from './goldens/binomial-large.json' with { type: 'json' };
import ofBinomialLogits from './goldens/binomial-logits.json' with { type: 'json' };
import ofBinomialProbs from './goldens/binomial-probs.json' with { type: 'json' };
import ofCategorical from './goldens/categorical.json' with { type: 'json' };
import ofGeometric from './goldens/geometric.json' with { type: 'json' };
import ofMultinomial from './goldens/multinomial.json' with { type: 'json' };
import ofNegativeBinomial from './goldens/negative-binomial.json' with { type: 'json' };
import ofOneHot from './goldens/one-hot-categorical.json' with { type: 'json' };
import ofPoisson from './goldens/poisson.json' with { type: 'json' };
import ofZeroInflatedPoisson from './goldens/zero-inflated-poisson.json' with { type: 'json' };
import ofZeroInflatedGeometric from './goldens/zero-inflated-geometric.json' with { type: 'json' };
import ofEmpirical from './goldens/empirical.json' with { type: 'json' };
import ofDelta from './goldens/delta.json' with { type: 'json' };
import { multinomial } from './multinomial.js';
import { negativeBinomial } from './negative-binomial.js';
import { oneHotCategorical } from './one-hot-categorical.js';
import { poisson } from './poisson.js';

distributionLaws('bernoulli of logits', ({ logits }) => bernoulli({ logits: logits! }), {
  parameters: { logits: [-2, 0, 0.7] },
  events: values(0, 1),
  goldens: [ofLogits],
});

distributionLaws('bernoulli of probabilities', ({ probs }) => bernoulli({ probs: probs! }), {
  parameters: { probs: [0.125, 0.5, 0.8] },
  events: values(0, 1),
  goldens: [ofProbs],
});

distributionLaws(
  'binomial of logits',
  ({ total, logits }) => binomial({ total: total!, logits: logits! }),
  {
    parameters: { total: [12, 40], logits: [-2, 0.25] },
    constants: ['total'],
    events: integersFrom(0, 40),
    outside: [[-1], [2.5], [41]],
    goldens: [ofBinomialLogits, ofBinomialLarge],
  },
);

distributionLaws(
  'binomial of probabilities',
  ({ total, probs }) => binomial({ total: total!, probs: probs! }),
  {
    parameters: { total: [7, 12], probs: [0.125, 0.75] },
    constants: ['total'],
    draws: 20_000,
    events: integersFrom(0, 12),
    outside: [[-1], [2.5], [13]],
    goldens: [ofBinomialProbs],
  },
);

distributionLaws('geometric of logits', ({ logits }) => geometric({ logits: logits! }), {
  parameters: { logits: [-1, 0, 0.75] },
  events: integersFrom(0, 60),
  outside: [[-1], [2.5]],
  goldens: [ofGeometric],
});

distributionLaws('geometric of probabilities', ({ probs }) => geometric({ probs: probs! }), {
  parameters: { probs: [0.25, 0.5] },
  draws: 20_000,
  events: integersFrom(0, 80),
  outside: [[-1], [2.5]],
});

distributionLaws(
  'negativeBinomial of logits',
  ({ total, logits }) => negativeBinomial({ total: total!, logits: logits! }),
  {
    parameters: { total: [1.5, 4], logits: [-1, 0.25] },
    events: integersFrom(0, 100),
    outside: [[-1], [2.5]],
    goldens: [ofNegativeBinomial],
  },
);

distributionLaws(
  'negativeBinomial of probabilities',
  ({ total, probs }) => negativeBinomial({ total: total!, probs: probs! }),
  {
    parameters: { total: [1.5, 4], probs: [0.25, 0.5] },
    draws: 20_000,
    events: integersFrom(0, 100),
    outside: [[-1], [2.5]],
  },
);

distributionLaws('poisson', ({ rate }) => poisson({ rate: rate! }), {
  parameters: { rate: [4, 20] },
  events: integersFrom(0, 70),
  outside: [[-1], [2.5]],
  goldens: [ofPoisson],
});

const LOGITS = [
  [-1, 0, 2.5],
  [0, 0.25, 0.5],
];
const PROBS = [
  [0.125, 0.25, 0.625],
  [0.5, 0.375, 0.125],
];

distributionLaws('categorical of logits', ({ logits }) => categorical({ logits: logits! }), {
  parameters: { logits: LOGITS },
  events: integersFrom(0, 2),
  outside: [[-1], [0.5], [3]],
  dtype: 'int32',
  goldens: [ofCategorical],
});

distributionLaws('categorical of probabilities', ({ probs }) => categorical({ probs: probs! }), {
  parameters: { probs: PROBS },
  draws: 20_000,
  events: integersFrom(0, 2),
  outside: [[-1], [0.5], [3]],
  dtype: 'int32',
});

const oneHots = vectors([1, 0, 0], [0, 1, 0], [0, 0, 1]);

distributionLaws(
  'oneHotCategorical of logits',
  ({ logits }) => oneHotCategorical({ logits: logits! }),
  {
    parameters: { logits: LOGITS },
    events: oneHots,
    outside: [
      [-1, 1, 1],
      [0, 0, 0],
      [1, 1, 0],
    ],
    goldens: [ofOneHot],
  },
);

distributionLaws(
  'oneHotCategorical of probabilities',
  ({ probs }) => oneHotCategorical({ probs: probs! }),
  { parameters: { probs: PROBS }, draws: 20_000, events: oneHots },
);

distributionLaws(
  'multinomial of logits',
  ({ total, logits }) => multinomial({ total: total!, logits: logits! }),
  {
    parameters: { total: [3, 6], logits: LOGITS },
    constants: ['total'],
    events: grid(integersFrom(0, 6), 3),
    outside: [
      [-1, 1, 3],
      [0.5, 1, 1.5],
      [8, 0, 0],
    ],
  },
);

distributionLaws(
  'multinomial of probabilities',
  ({ total, probs }) => multinomial({ total: total!, probs: probs! }),
  {
    parameters: { total: [3, 6], probs: PROBS },
    constants: ['total'],
    draws: 20_000,
    events: grid(integersFrom(0, 6), 3),
    goldens: [ofMultinomial],
  },
);

distributionLaws('delta', ({ value }) => delta({ value: value! }), {
  parameters: { value: [-1, 0.5] },
  events: values(-1, 0.5),
  outside: [[-2], [0.25]],
  goldens: [ofDelta],
});

distributionLaws(
  'empirical of vectors',
  ({ values: seen, logWeights }) => empirical({ values: seen!, logWeights: logWeights! }),
  {
    parameters: {
      values: [
        [0, 1],
        [2, 3],
        [2, 3],
        [-1, 0.5],
      ],
      logWeights: [0, 0.5, -1, 1],
    },
    constants: ['values'],
    events: vectors([0, 1], [2, 3], [-1, 0.5]),
    outside: [
      [0, 3],
      [5, 5],
    ],
    goldens: [ofEmpirical],
  },
);

distributionLaws(
  'zeroInflated poisson',
  ({ rate, probs }) => zeroInflated(poisson({ rate: rate! }), { probs: probs! }),
  {
    parameters: { rate: [0.5, 4], probs: [0.25, 0.5] },
    draws: 20_000,
    events: integersFrom(0, 40),
    outside: [[-1], [2.5]],
    goldens: [ofZeroInflatedPoisson],
  },
);

distributionLaws(
  'empirical of scalars',
  ({ values: seen, logWeights }) =>
    empirical({ values: seen as tf.Tensor1D, logWeights: logWeights! }),
  {
    parameters: { values: [2, -1, 2, 0.5], logWeights: [0, 0.5, -1, 1] },
    constants: ['values'],
    draws: 20_000,
    events: values(-1, 0.5, 2),
    outside: [[0], [3]],
  },
);

distributionLaws(
  'zeroInflated geometric',
  ({ logits, probs }) => zeroInflated(geometric({ logits: logits! }), { probs: probs! }),
  {
    parameters: { logits: [-0.5, 0.5], probs: [0.25, 0.5] },
    draws: 20_000,
    events: integersFrom(0, 80),
    outside: [[-1], [2.5]],
    goldens: [ofZeroInflatedGeometric],
  },
);

distributionLaws(
  'zeroInflated negativeBinomial of logits',
  ({ total, logits }) =>
    zeroInflated(negativeBinomial({ total: total!, logits: -0.5 }), { logits: logits! }),
  {
    parameters: { total: [4, 8], logits: [-1, 0.25] },
    draws: 20_000,
    events: integersFrom(0, 80),
    outside: [[-1], [2.5]],
  },
);

distributionLaws(
  'continuousBernoulli of logits',
  ({ logits }) => continuousBernoulli({ logits: logits! }),
  {
    parameters: { logits: [-6, -0.25, 0, 1.5] },
    events: interval(0, 1),
    outside: [[-0.5], [1.5]],
    goldens: [ofContinuousBernoulli],
  },
);

distributionLaws(
  'continuousBernoulli of probabilities',
  ({ probs }) => continuousBernoulli({ probs: probs! }),
  { parameters: { probs: [0.125, 0.5, 0.75] }, draws: 20_000, events: interval(0, 1) },
);

distributionLaws(
  'relaxedBernoulli of logits',
  ({ logits, temperature }) => relaxedBernoulli({ logits: logits!, temperature: temperature! }),
  {
    parameters: { logits: [-1, 0, 0.75], temperature: [0.75, 1, 2] },
    events: openInterval(),
    outside: [[-0.5], [1.5]],
    goldens: [ofRelaxedBernoulli],
  },
);

distributionLaws(
  'relaxedBernoulli of probabilities',
  ({ probs, temperature }) => relaxedBernoulli({ probs: probs!, temperature: temperature! }),
  {
    parameters: { probs: [0.25, 0.5], temperature: [1.25, 2] },
    draws: 20_000,
    events: openInterval(),
  },
);

const inside = openInterval(0, 1, 2000);
/** Pairs of probabilities that sum to 1; the density is that of the first. */
const pairs: Events = {
  ...inside,
  points: inside.points.map(([x]) => [x!, 1 - x!]),
};
/** Their logarithms, whose density is that of the first logarithm times the second probability. */
const logPairs: Events = {
  points: pairs.points.map((each) => each.map(Math.log)),
  weights: pairs.weights.map((weight, i) => weight / (pairs.points[i]![0]! * pairs.points[i]![1]!)),
  ends: pairs.ends,
};
const OF_PAIRS = {
  logits: [
    [-1, 0],
    [0.5, 0.25],
    [0, 0],
  ],
  temperature: [0.75, 1.5, 1],
};

distributionLaws(
  'expRelaxedOneHotCategorical of logits',
  ({ logits, temperature }) =>
    expRelaxedOneHotCategorical({ logits: logits!, temperature: temperature! }),
  { parameters: OF_PAIRS, events: logPairs, goldens: [ofExpRelaxed] },
);

distributionLaws(
  'relaxedOneHotCategorical of logits',
  ({ logits, temperature }) =>
    relaxedOneHotCategorical({ logits: logits!, temperature: temperature! }),
  {
    parameters: OF_PAIRS,
    events: pairs,
    outside: [[-0.5, 1.5]],
    goldens: [ofRelaxed],
  },
);

distributionLaws(
  'relaxedOneHotCategorical of probabilities',
  ({ probs, temperature }) =>
    relaxedOneHotCategorical({ probs: probs!, temperature: temperature! }),
  { parameters: { probs: PROBS, temperature: [4, 3] } },
);

distributionLaws(
  'discretized logistic',
  ({ loc, scale }) => discretized(logistic({ loc: loc!, scale: scale! })),
  {
    parameters: { loc: [0.25, -1], scale: [0.5, 2] },
    events: integersFrom(-50, 50),
    outside: [[0.5], [1.25]],
    goldens: [ofDiscretizedLogistic],
  },
);

const PIXELS = { low: -1, high: 1, step: 2 / 255 };

distributionLaws(
  'discretized logistic of pixels',
  ({ loc, scale }) => discretized(logistic({ loc: loc!, scale: scale! }), PIXELS),
  {
    parameters: { loc: [0.25, -1], scale: [0.25, 0.5] },
    outside: [[-1.25], [1.25]],
    goldens: [ofPixels],
  },
);

distributionLaws(
  'discretized normal between ends',
  ({ loc, scale }) => discretized(normal({ loc: loc!, scale: scale! }), { low: -2, high: 3 }),
  {
    parameters: { loc: [0.25, -1], scale: [0.5, 2] },
    events: integersFrom(-2, 3),
    outside: [[-3], [0.5], [4]],
  },
);

distributionLaws(
  'discretized normal',
  ({ loc, scale }) => discretized(normal({ loc: loc!, scale: scale! })),
  {
    parameters: { loc: [0.25, -1], scale: [0.5, 2] },
    events: integersFrom(-20, 20),
    goldens: [ofDiscretizedNormal],
  },
);

distributionLaws(
  'discretized exponential',
  ({ rate }) => discretized(exponential({ rate: rate! }), { low: 0 }),
  {
    parameters: { rate: [0.5, 2] },
    events: integersFrom(0, 60),
    outside: [[-1], [0.5]],
  },
);

distributionLaws(
  'independent categories',
  ({ logits }) => independent(categorical({ logits: logits! }), 1),
  {
    parameters: { logits: LOGITS },
    draws: 20_000,
    events: grid(integersFrom(0, 2), 2),
    dtype: 'int32',
  },
);
