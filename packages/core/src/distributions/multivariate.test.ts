import { distributionLaws, grid, interval, line, values } from '@gen/test-utils';
import ofCovariance from './goldens/multivariate-normal-covariance.json' with { type: 'json' };
import ofDiagonal from './goldens/multivariate-normal-diag.json' with { type: 'json' };
import ofLowRank from './goldens/multivariate-normal-low-rank.json' with { type: 'json' };
import ofPrecision from './goldens/multivariate-normal-precision.json' with { type: 'json' };
import ofTril from './goldens/multivariate-normal-scale-tril.json' with { type: 'json' };
import { bernoulli } from './bernoulli.js';
import { exponential } from './exponential.js';
import { independent } from './independent.js';
import { logistic } from './logistic.js';
import { mixtureSameFamily } from './mixture-same-family.js';
import { mixture } from './mixture.js';
import { multivariateNormalDiag } from './multivariate-normal-diag.js';
import { multivariateNormalLowRank } from './multivariate-normal-low-rank.js';
import { multivariateNormal } from './multivariate-normal.js';
import { normal } from './normal.js';

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
