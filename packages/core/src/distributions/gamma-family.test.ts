import {
  distributionLaws,
  halfLine,
  interval,
  line,
  openInterval,
  type Events,
} from '@gen/test-utils';
import { beta } from './beta.js';
import { chiSquared } from './chi-squared.js';
import { dirichlet } from './dirichlet.js';
import { gamma } from './gamma.js';
import ofBeta from './goldens/beta.json' with { type: 'json' };
import ofChiSquared from './goldens/chi-squared.json' with { type: 'json' };
import ofDirichlet from './goldens/dirichlet.json' with { type: 'json' };
import ofGamma from './goldens/gamma.json' with { type: 'json' };
import ofInverseGamma from './goldens/inverse-gamma.json' with { type: 'json' };
import ofStudentT from './goldens/student-t.json' with { type: 'json' };
import ofTruncatedNormal from './goldens/truncated-normal.json' with { type: 'json' };
import { inverseGamma } from './inverse-gamma.js';
import { studentT } from './student-t.js';
import { truncatedNormal } from './truncated-normal.js';

function triangle(count: number): Events {
  const cells = Array.from({ length: count }, (_, i) => (i + 0.5) / count);
  // x = u, y = (1 − u) v: the unit square folded onto the triangle
  const points = cells.flatMap((u) => cells.map((v) => [u, (1 - u) * v, (1 - u) * (1 - v)]));
  return {
    points,
    weights: points.map(([u]) => (1 - u!) / count ** 2),
    ends: points.map(([u]) => u!),
  };
}

distributionLaws(
  'gamma',
  ({ concentration, rate }) => gamma({ concentration: concentration!, rate: rate! }),
  {
    parameters: { concentration: [0.75, 3], rate: [0.5, 2] },
    events: halfLine(0, 1, 3),
    outside: [[-1], [-1e-3]],
    goldens: [ofGamma],
  },
);

distributionLaws(
  'inverseGamma',
  ({ concentration, scale }) => inverseGamma({ concentration: concentration!, scale: scale! }),
  {
    parameters: { concentration: [8, 6], scale: [3, 2] },
    events: halfLine(0, 1, 3),
    outside: [[-1], [0]],
    goldens: [ofInverseGamma],
  },
);

distributionLaws(
  'chiSquared',
  ({ degreesOfFreedom }) => chiSquared({ degreesOfFreedom: degreesOfFreedom! }),
  {
    parameters: { degreesOfFreedom: [1.5, 5] },
    events: halfLine(0, 1, 3),
    outside: [[-1], [-1e-3]],
    goldens: [ofChiSquared],
  },
);

distributionLaws('beta', ({ alpha, beta: other }) => beta({ alpha: alpha!, beta: other! }), {
  parameters: { alpha: [4, 3], beta: [2.5, 5] },
  events: openInterval(),
  outside: [[-1], [-1e-3], [1.25]],
  goldens: [ofBeta],
});

distributionLaws('dirichlet', ({ concentration }) => dirichlet({ concentration: concentration! }), {
  parameters: {
    concentration: [
      [3, 3.5, 4],
      [5, 3, 3],
    ],
  },
  events: triangle(120),
  outside: [
    [-0.25, 0.75, 0.5],
    [0.5, 0.5625, -0.0625],
  ],
  goldens: [ofDirichlet],
});

distributionLaws(
  'studentT',
  ({ degreesOfFreedom, loc, scale }) =>
    studentT({ degreesOfFreedom: degreesOfFreedom!, loc: loc!, scale: scale! }),
  {
    parameters: { degreesOfFreedom: [6, 9], loc: [0.25, -1], scale: [0.5, 2] },
    events: line(),
    goldens: [ofStudentT],
  },
);

distributionLaws(
  'truncatedNormal',
  ({ loc, scale, low, high }) =>
    truncatedNormal({ loc: loc!, scale: scale!, low: low!, high: high! }),
  {
    parameters: { loc: [0.25, -1], scale: [0.5, 2], low: [-0.5, 0], high: [1.5, 4] },
    events: interval(-1, 4.5, 4400),
    outside: [[-0.75], [5]],
    goldens: [ofTruncatedNormal],
  },
);

distributionLaws(
  'truncatedNormal of one bound',
  ({ loc, scale }) => truncatedNormal({ loc: loc!, scale: scale!, low: 0 }),
  {
    parameters: { loc: [0.25, -0.5], scale: [0.5, 2] },
    events: halfLine(0, 0.25, 1),
    outside: [[-1], [-1e-3]],
  },
);
