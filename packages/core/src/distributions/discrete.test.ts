import { distributionLaws, grid, integersFrom, values, vectors } from '@gen/test-utils';
import { bernoulli } from './bernoulli.js';
import { binomial } from './binomial.js';
import { categorical } from './categorical.js';
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
    parameters: { total: [7, 12, 3], logits: [-2, 0.25, 0.75] },
    constants: ['total'],
    events: integersFrom(0, 12),
    outside: [[-1], [2.5], [13]],
    goldens: [ofBinomialLogits, ofBinomialLarge],
  },
);

distributionLaws(
  'binomial of probabilities',
  ({ total, probs }) => binomial({ total: total!, probs: probs! }),
  {
    parameters: { total: [7, 12, 3], probs: [0.125, 0.5, 0.75] },
    constants: ['total'],
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
    events: integersFrom(0, 100),
    outside: [[-1], [2.5]],
  },
);

distributionLaws('poisson', ({ rate }) => poisson({ rate: rate! }), {
  parameters: { rate: [0.5, 4, 20] },
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
  { parameters: { probs: PROBS }, events: oneHots },
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
    events: grid(integersFrom(0, 6), 3),
    goldens: [ofMultinomial],
  },
);
