import { distributionLaws, halfLine } from '@gen/test-utils';
import { chiSquared } from './chi-squared.js';
import { gamma } from './gamma.js';
import ofChiSquared from './goldens/chi-squared.json' with { type: 'json' };
import ofGamma from './goldens/gamma.json' with { type: 'json' };
import ofInverseGamma from './goldens/inverse-gamma.json' with { type: 'json' };
import { inverseGamma } from './inverse-gamma.js';

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
