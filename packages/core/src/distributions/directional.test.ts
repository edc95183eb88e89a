import { distributionLaws, interval, type Events } from '@gen/test-utils';
import ofVonMises from './goldens/von-mises.json' with { type: 'json' };
import ofVonMisesFisher from './goldens/von-mises-fisher.json' with { type: 'json' };
import ofUniformSphere from './goldens/uniform-sphere.json' with { type: 'json' };
import { PI } from './turn.js';
import { uniformSphere } from './uniform-sphere.js';
import { vonMisesFisher } from './von-mises-fisher.js';
import { vonMises } from './von-mises.js';

function globe(count: number): Events {
  const cells = Array.from({ length: count }, (_, i) => (i + 0.5) / count);
  const points = cells.flatMap((u) =>
    cells.map((v) => {
      const [height, turn] = [2 * u - 1, 2 * Math.PI * v];
      const radius = Math.sqrt(1 - height * height);
      return [radius * Math.cos(turn), radius * Math.sin(turn), height];
    }),
  );
  return {
    points,
    weights: points.map(() => (4 * Math.PI) / count ** 2),
    ends: points.map(([x]) => x!),
  };
}

distributionLaws(
  'vonMises',
  ({ loc, concentration }) => vonMises({ loc: loc!, concentration: concentration! }),
  {
    parameters: { loc: [0.25, 2.5], concentration: [0.5, 5] },
    events: interval(-PI, PI),
    goldens: [ofVonMises],
  },
);

distributionLaws(
  'vonMisesFisher',
  ({ loc, concentration }) => vonMisesFisher({ loc: loc!, concentration: concentration! }),
  {
    parameters: {
      loc: [
        [0.6, 0, 0.8],
        [0, 0.28, -0.96],
      ],
      concentration: [0.5, 4],
    },
    events: globe(150),
    goldens: ofVonMisesFisher,
  },
);

distributionLaws(
  'vonMisesFisher in five dimensions',
  ({ loc, concentration }) => vonMisesFisher({ loc: loc!, concentration: concentration! }),
  {
    parameters: {
      loc: [
        [0.6, 0, 0.64, 0.48, 0],
        [0, 0.28, 0, -0.96, 0],
      ],
      concentration: [1, 20],
    },
  },
);

distributionLaws(
  'vonMisesFisher in two dimensions',
  ({ loc, concentration }) => vonMisesFisher({ loc: loc!, concentration: concentration! }),
  {
    parameters: {
      loc: [
        [0.6, 0.8],
        [0.28, -0.96],
      ],
      concentration: [1, 20],
    },
  },
);

distributionLaws('uniformSphere', () => uniformSphere({ dimensions: 3 }), {
  parameters: {},
  events: globe(40),
  goldens: [ofUniformSphere],
});
