import * as tf from '@tensorflow/tfjs-core';
import {
  distributionLaws,
  grid,
  halfLine,
  interval,
  line,
  openInterval,
  values,
} from '@gen/test-utils';
import { affine } from '../bijectors/affine.js';
import { chain } from '../bijectors/chain.js';
import { exp } from '../bijectors/exp.js';
import { ordered } from '../bijectors/ordered.js';
import { bernoulli } from './bernoulli.js';
import { cauchy } from './cauchy.js';
import { exponential } from './exponential.js';
import { gumbel } from './gumbel.js';
import { halfCauchy } from './half-cauchy.js';
import { halfNormal } from './half-normal.js';
import { kumaraswamy } from './kumaraswamy.js';
import { laplace } from './laplace.js';
import { logNormal } from './log-normal.js';
import { logistic } from './logistic.js';
import { pareto } from './pareto.js';
import { rayleigh } from './rayleigh.js';
import { transformed } from './transformed.js';
import { triangular } from './triangular.js';
import { uniform } from './uniform.js';
import { weibull } from './weibull.js';
import ofCauchy from './goldens/cauchy.json' with { type: 'json' };
import ofExponential from './goldens/exponential.json' with { type: 'json' };
import ofGumbel from './goldens/gumbel.json' with { type: 'json' };
import ofHalfCauchy from './goldens/half-cauchy.json' with { type: 'json' };
import ofHalfNormal from './goldens/half-normal.json' with { type: 'json' };
import ofKumaraswamy from './goldens/kumaraswamy.json' with { type: 'json' };
import ofLaplace from './goldens/laplace.json' with { type: 'json' };
import ofLogNormal from './goldens/log-normal.json' with { type: 'json' };
import ofLogistic from './goldens/logistic.json' with { type: 'json' };
import ofPareto from './goldens/pareto.json' with { type: 'json' };
import ofRayleigh from './goldens/rayleigh.json' with { type: 'json' };
import ofTriangular from './goldens/triangular.json' with { type: 'json' };
import ofUniform from './goldens/uniform.json' with { type: 'json' };
import ofWeibull from './goldens/weibull.json' with { type: 'json' };
import ofNormal from './goldens/normal.json' with { type: 'json' };
import ofTransformed from './goldens/transformed.json' with { type: 'json' };
import ofIndependent from './goldens/independent.json' with { type: 'json' };
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
    goldens: [ofIndependent],
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

const pair = { loc: [0.25, -1], scale: [0.5, 2] };

distributionLaws('laplace', ({ loc, scale }) => laplace({ loc: loc!, scale: scale! }), {
  parameters: pair,
  events: line(),
  goldens: [ofLaplace],
});

distributionLaws('logistic', ({ loc, scale }) => logistic({ loc: loc!, scale: scale! }), {
  parameters: pair,
  events: line(),
  goldens: [ofLogistic],
});

distributionLaws('gumbel', ({ loc, scale }) => gumbel({ loc: loc!, scale: scale! }), {
  parameters: pair,
  events: line(),
  goldens: [ofGumbel],
});

distributionLaws('cauchy', ({ loc, scale }) => cauchy({ loc: loc!, scale: scale! }), {
  parameters: pair,
  events: line(),
  goldens: [ofCauchy],
});

distributionLaws('halfNormal', ({ scale }) => halfNormal({ scale: scale! }), {
  parameters: { scale: [0.5, 2] },
  events: halfLine(0, 1, 1),
  outside: [[-1], [-1e-3]],
  goldens: [ofHalfNormal],
});

distributionLaws('halfCauchy', ({ scale }) => halfCauchy({ scale: scale! }), {
  parameters: { scale: [0.5, 2] },
  events: halfLine(0, 1, 1),
  outside: [[-1], [-1e-3]],
  goldens: [ofHalfCauchy],
});

distributionLaws('exponential', ({ rate }) => exponential({ rate: rate! }), {
  parameters: { rate: [0.5, 2] },
  events: halfLine(0, 1, 1),
  outside: [[-1], [-1e-3]],
  goldens: [ofExponential],
});

distributionLaws('rayleigh', ({ scale }) => rayleigh({ scale: scale! }), {
  parameters: { scale: [0.5, 2] },
  events: halfLine(0, 1, 1),
  outside: [[-1], [0]],
  goldens: [ofRayleigh],
});

distributionLaws(
  'weibull',
  ({ concentration, scale }) => weibull({ concentration: concentration!, scale: scale! }),
  {
    parameters: { concentration: [0.75, 3], scale: [0.5, 2] },
    events: halfLine(),
    outside: [[-1], [-1e-3]],
    goldens: [ofWeibull],
  },
);

distributionLaws(
  'pareto',
  ({ concentration, scale }) => pareto({ concentration: concentration!, scale: scale! }),
  {
    parameters: { concentration: [5, 8], scale: [2, 2] },
    events: halfLine(2, 1, 1),
    outside: [[-1], [1.5]],
    goldens: [ofPareto],
  },
);

distributionLaws('kumaraswamy', ({ alpha, beta }) => kumaraswamy({ alpha: alpha!, beta: beta! }), {
  parameters: { alpha: [0.75, 2], beta: [1.5, 3] },
  events: openInterval(),
  outside: [[-0.5], [1.5]],
  goldens: [ofKumaraswamy],
});

distributionLaws('uniform', ({ low, high }) => uniform({ low: low!, high: high! }), {
  parameters: { low: [-1, -1], high: [2, 2] },
  events: interval(-1, 2),
  outside: [[-1.5], [2.5]],
  goldens: [ofUniform],
});

distributionLaws('logNormal', ({ loc, scale }) => logNormal({ loc: loc!, scale: scale! }), {
  parameters: { loc: [0.25, -1], scale: [0.5, 0.75] },
  events: halfLine(),
  outside: [[-1], [0]],
  goldens: [ofLogNormal],
});

distributionLaws(
  'triangular',
  ({ low, peak, high }) => triangular({ low: low!, peak: peak!, high: high! }),
  {
    parameters: { low: [-1, -1], peak: [0.5, -0.75], high: [2, 2] },
    events: interval(-1, 2),
    outside: [[-1.5], [2.5]],
    goldens: [ofTriangular],
  },
);

distributionLaws(
  'transformed normals',
  ({ loc, scale }) =>
    transformed(
      normal({ loc: tf.zeros([2]), scale: 1 }),
      chain([affine({ loc: loc!, scale: scale! }), exp]),
    ),
  {
    parameters: { loc: [0.25, -1], scale: [0.5, -0.75] },
    events: halfLine(),
    goldens: [ofTransformed],
  },
);

distributionLaws(
  'normals transformed by a map that grows',
  ({ loc, scale }) => transformed(normal({ loc: loc!, scale: scale! }), exp),
  {
    parameters: { loc: [0.25, -1], scale: [0.5, 0.75] },
    events: halfLine(),
    outside: [[-1], [0]],
    goldens: [ofLogNormal],
  },
);

distributionLaws(
  'vectors transformed to ordered ones',
  ({ loc }) => transformed(independent(normal({ loc: loc!, scale: 1 }), 1), ordered),
  {
    parameters: {
      loc: [
        [0.25, -1],
        [-1, 0],
        [0.5, 0.25],
      ],
    },
  },
);
