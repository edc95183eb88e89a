import * as tf from '@tensorflow/tfjs-core';
import { divergenceLaws, expectClose } from '@gen/test-utils';
import { expect, test } from 'vitest';
import { bernoulli } from '../distributions/bernoulli.js';
import { cauchy } from '../distributions/cauchy.js';
import { exponential } from '../distributions/exponential.js';
import { gumbel } from '../distributions/gumbel.js';
import { halfNormal } from '../distributions/half-normal.js';
import { laplace } from '../distributions/laplace.js';
import { logNormal } from '../distributions/log-normal.js';
import { pareto } from '../distributions/pareto.js';
import { rayleigh } from '../distributions/rayleigh.js';
import { uniform } from '../distributions/uniform.js';
import { weibull } from '../distributions/weibull.js';
import { independent } from '../distributions/independent.js';
import { normal } from '../distributions/normal.js';
import goldens from './goldens/kl.json' with { type: 'json' };
import { hasClosedFormKl, klDivergence } from './kl-divergence.js';

divergenceLaws(
  'two normals',
  ({ loc, scale }) => normal({ loc: loc!, scale: scale! }),
  goldens.normal,
);

divergenceLaws('two bernoullis of logits', ({ logits }) => bernoulli({ logits: logits! }), {
  p: { logits: [-2, 0, 1] },
  q: { logits: [0.5, 0.25, -1] },
});

divergenceLaws(
  'two independent normals',
  ({ loc, scale }) => independent(normal({ loc: loc!, scale: scale! }), 1),
  {
    p: {
      loc: [
        [0, 1, 2],
        [0.5, 0, -1],
      ],
      scale: [1, 0.5, 2],
    },
    q: { loc: [0, 0, 0], scale: [1, 1, 1] },
  },
);

const pairOf = { p: { loc: [0.3, -1], scale: [0.5, 2] }, q: { loc: [-0.5, 1], scale: [1.25, 1] } };
const scales = { p: { scale: [0.5, 2] }, q: { scale: [1.25, 1] } };

divergenceLaws('two Laplaces', ({ loc, scale }) => laplace({ loc: loc!, scale: scale! }), pairOf);
divergenceLaws('two Gumbels', ({ loc, scale }) => gumbel({ loc: loc!, scale: scale! }), pairOf);
divergenceLaws('two Cauchys', ({ loc, scale }) => cauchy({ loc: loc!, scale: scale! }), pairOf);
divergenceLaws(
  'two log-normals',
  ({ loc, scale }) => logNormal({ loc: loc!, scale: scale! }),
  pairOf,
);
divergenceLaws('two half-normals', ({ scale }) => halfNormal({ scale: scale! }), scales);
divergenceLaws('two Rayleighs', ({ scale }) => rayleigh({ scale: scale! }), scales);
divergenceLaws('two exponentials', ({ rate }) => exponential({ rate: rate! }), {
  p: { rate: [0.5, 2] },
  q: { rate: [1.25, 1] },
});
divergenceLaws('two uniforms', ({ low, high }) => uniform({ low: low!, high: high! }), {
  p: { low: [0, 1], high: [1, 3] },
  q: { low: [-1, 0.5], high: [2, 4] },
});
divergenceLaws(
  'two Paretos',
  ({ concentration, scale }) => pareto({ concentration: concentration!, scale: scale! }),
  {
    p: { concentration: [2.5, 4], scale: [1, 2] },
    q: { concentration: [1.5, 5], scale: [0.75, 1.5] },
  },
);
divergenceLaws(
  'two Weibulls',
  ({ concentration, scale }) => weibull({ concentration: concentration!, scale: scale! }),
  {
    p: { concentration: [2.5, 1], scale: [1, 2] },
    q: { concentration: [1.5, 1.25], scale: [0.75, 1.5] },
  },
);

test('what reaches outside the other diverges', async () => {
  await expectClose(klDivergence(uniform({ high: 2 }), uniform({ high: 1 })), Infinity);
  const [wide, narrow] = [1, 2].map((scale) => pareto({ concentration: 2, scale }));
  await expectClose(klDivergence(wide!, narrow!), Infinity);
});

test('two bernoullis of probabilities agree with the golden', async () => {
  const { p, q, kl } = goldens.bernoulli;
  const ofProbs = ({ probs }: { probs: number[] }) => bernoulli({ probs: tf.tensor1d(probs) });
  await expectClose(klDivergence(ofProbs(p), ofProbs(q)), kl, 1e-5);
});

test('a certain bernoulli has a finite divergence from an uncertain one', async () => {
  const certain = bernoulli({ probs: tf.tensor1d([0, 1]) });
  const fair = bernoulli({ logits: 0 });
  await expectClose(klDivergence(certain, fair), [Math.log(2), Math.log(2)]);
  await expectClose(klDivergence(certain, certain), [0, 0]);
});

test('batches broadcast', () => {
  const p = independent(normal({ loc: tf.zeros([4, 1, 2]), scale: 1 }), 1);
  const q = independent(normal({ loc: tf.zeros([3, 2]), scale: 1 }), 1);
  expect(klDivergence(p, q).shape).toEqual([4, 3]);
  expect(klDivergence(normal({ loc: 0, scale: 1 }), normal({ loc: 1, scale: 2 })).shape).toEqual(
    [],
  );
});

test('a pair without a closed form is sent to Monte Carlo', () => {
  const p = independent(normal({ loc: tf.zeros([2]), scale: 1 }), 1);
  const q = independent(bernoulli({ logits: tf.zeros([2]) }), 1);
  expect(hasClosedFormKl(p, p)).toBe(true);
  expect(hasClosedFormKl(p, q)).toBe(false);
  expect(() => klDivergence(p, q)).toThrow(
    'klDivergence: p, q: expected two distributions whose divergence has a known closed form; got ' +
      'Independent(Normal, 1) and Independent(Bernoulli, 1). ' +
      'monteCarloKl(p, q, key, samples) estimates it from samples of p.',
  );
});

test('events must be alike', () => {
  const scalar = normal({ loc: tf.zeros([2]), scale: 1 });
  expect(() => klDivergence(scalar, independent(scalar, 1))).toThrow(
    'klDivergence: q: expected shape []; got shape [2]. Events of both must be alike.',
  );
});
