import * as tf from '@tensorflow/tfjs-core';
import {
  checkGradients,
  distributionLaws,
  expectClose,
  interval,
  type Events,
} from '@gen/test-utils';
import { expect, test } from 'vitest';
import ofVonMises from './goldens/von-mises.json' with { type: 'json' };
import ofTails from './goldens/von-mises-tails.json' with { type: 'json' };
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

test('log probabilities of both tails of vonMises are right where they are far below any float32', async () => {
  const { parameters, x, logCdf, logSurvival } = ofTails;
  const d = vonMises({
    loc: tf.tensor1d(parameters.loc),
    concentration: tf.tensor1d(parameters.concentration),
  });
  const at = tf.tensor2d(x, [x.length, 1]);
  await expectClose(d.logCdf(at), tf.tensor2d(logCdf), 2e-5);
  await expectClose(d.logSurvival(at), tf.tensor2d(logSurvival), 2e-5);
  const outside = vonMises({ loc: 1, concentration: 2 }).logCdf(tf.tensor1d([-4, 4]));
  expect(Array.from(await outside.data())).toEqual([-Infinity, 0]);
});

test('gradients of the log cdf of vonMises reach its parameters and x', async () => {
  const list = [tf.tensor1d([0.25, -2]), tf.tensor1d([0.5, 5]), tf.tensor2d([[-2.5], [0.75], [3]])];
  await checkGradients(
    (loc, concentration, x) =>
      tf.sum(vonMises({ loc: loc!, concentration: concentration! }).logCdf(x!)),
    list,
  );
});
