import { distributionLaws, integersFrom, values } from '@gen/test-utils';
import { bernoulli } from './bernoulli.js';
import { binomial } from './binomial.js';
import { geometric } from './geometric.js';
import ofLogits from './goldens/bernoulli-logits.json' with { type: 'json' };
import ofProbs from './goldens/bernoulli-probs.json' with { type: 'json' };
import ofBinomialLarge from './goldens/binomial-large.json' with { type: 'json' };
import ofBinomialLogits from './goldens/binomial-logits.json' with { type: 'json' };
import ofBinomialProbs from './goldens/binomial-probs.json' with { type: 'json' };
import ofGeometric from './goldens/geometric.json' with { type: 'json' };
import ofNegativeBinomial from './goldens/negative-binomial.json' with { type: 'json' };
import ofPoisson from './goldens/poisson.json' with { type: 'json' };
import { negativeBinomial } from './negative-binomial.js';
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
