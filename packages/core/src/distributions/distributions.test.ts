import { distributionLaws, grid, interval, values } from '@gen/test-utils';
import { bernoulli } from './bernoulli.js';
import ofLogits from './goldens/bernoulli-logits.json' with { type: 'json' };
import ofProbs from './goldens/bernoulli-probs.json' with { type: 'json' };
import ofNormal from './goldens/normal.json' with { type: 'json' };
import { independent } from './independent.js';
import { normal } from './normal.js';

distributionLaws('normal', ({ loc, scale }) => normal({ loc: loc!, scale: scale! }), {
  parameters: { loc: [0.3, -1], scale: [0.5, 2] },
  events: interval(-20, 20),
  goldens: [ofNormal],
});

distributionLaws(
  'normal with parameters that broadcast',
  ({ loc, scale }) => normal({ loc: loc!, scale: scale! }),
  {
    parameters: { loc: [[0.3], [-1]], scale: [0.5, 2, 0.7] },
    events: interval(-20, 20),
  },
);

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
  'independent normals',
  ({ loc, scale }) => independent(normal({ loc: loc!, scale: scale! }), 1),
  {
    parameters: {
      loc: [
        [0.3, -1],
        [0, 0.5],
        [1, 0],
      ],
      scale: [0.5, 1],
    },
    events: grid(interval(-6, 6, 60), 2),
  },
);

distributionLaws(
  'independent bernoullis of two axes',
  ({ logits }) => independent(bernoulli({ logits: logits! }), 2),
  {
    parameters: {
      logits: [
        [-2, 0],
        [0.7, 1],
      ],
    },
    events: grid(values(0, 1), 4),
  },
);
