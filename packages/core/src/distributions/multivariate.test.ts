import { distributionLaws, grid, interval } from '@gen/test-utils';
import ofCovariance from './goldens/multivariate-normal-covariance.json' with { type: 'json' };
import ofDiagonal from './goldens/multivariate-normal-diag.json' with { type: 'json' };
import ofLowRank from './goldens/multivariate-normal-low-rank.json' with { type: 'json' };
import ofPrecision from './goldens/multivariate-normal-precision.json' with { type: 'json' };
import ofTril from './goldens/multivariate-normal-scale-tril.json' with { type: 'json' };
import { multivariateNormalDiag } from './multivariate-normal-diag.js';
import { multivariateNormalLowRank } from './multivariate-normal-low-rank.js';
import { multivariateNormal } from './multivariate-normal.js';

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
