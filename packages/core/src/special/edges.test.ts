import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { betainc } from './betainc.js';
import { erf } from './erf.js';
import { erfc } from './erfc.js';
import { erfinv } from './erfinv.js';
import { gammainc, gammaincc } from './gammainc.js';
import { lgamma } from './lgamma.js';
import { log1mexp } from './log1mexp.js';
import { logNdtr } from './log-ndtr.js';
import { logaddexp } from './logaddexp.js';
import { logsubexp } from './logsubexp.js';
import { ndtr } from './ndtr.js';
import { ndtri } from './ndtri.js';
import { polygamma } from './polygamma.js';
import { xlog1py } from './xlog1py.js';
import { xlogy } from './xlogy.js';

const inf = Infinity;

const edges: Record<string, [Tensor, number[]]> = {
  lgamma: [lgamma([0, -1, -30, inf]), [inf, inf, inf, inf]],
  erf: [erf([-inf, 0, inf]), [-1, 0, 1]],
  erfc: [erfc([-inf, 0, inf]), [2, 1, 0]],
  erfinv: [erfinv([-1, 0, 1]), [-inf, 0, inf]],
  ndtr: [ndtr([-inf, 0, inf]), [0, 0.5, 1]],
  logNdtr: [logNdtr([0, inf]), [-Math.LN2, 0]],
  ndtri: [ndtri([0, 0.5, 1]), [-inf, 0, inf]],
  log1mexp: [log1mexp([0, -inf]), [-inf, 0]],
  logaddexp: [logaddexp([-inf, -inf, inf], [-inf, 3, 1]), [-inf, 3, inf]],
  logsubexp: [logsubexp([2, 2], [2, -inf]), [-inf, 2]],
  xlogy: [xlogy([0, 0], [0, inf]), [0, 0]],
  xlog1py: [xlog1py([0, 2], [-1, 0]), [0, 0]],
  gammainc: [gammainc([0.5, 1, 50], [[0], [inf]]), [0, 0, 0, 1, 1, 1]],
  gammaincc: [gammaincc([0.5, 1, 50], [[0], [inf]]), [1, 1, 1, 0, 0, 0]],
  betainc: [betainc([0.5, 1, 50], 2, [[0], [1]]), [0, 0, 0, 1, 1, 1]],
};

describe('at the edges of its domain', () => {
  test.each(Object.entries(edges))('%s is its limit', async (_, [got, want]) => {
    await expectClose(tf.reshape(got, [-1]), want, 1e-6);
  });
});

test('the gradient of logaddexp of two −∞ is zero', async () => {
  const [a, b] = tf.grads((a, b) => tf.sum(logaddexp(a, b)))([tf.scalar(-inf), tf.scalar(-inf)]);
  await expectClose(a!, 0);
  await expectClose(b!, 0);
});

test('arguments broadcast, and so do gradients back', () => {
  const [a, x] = [tf.ones([3, 1]), tf.ones([2, 1, 4])];
  expect(gammainc(a, x).shape).toEqual([2, 3, 4]);
  const grads = tf.grads((a, x) => tf.sum(gammainc(a, x)))([a, x]);
  expect(grads.map(({ shape }) => shape)).toEqual([a.shape, x.shape]);
});

test('what does not broadcast is named', () => {
  expect(() => gammainc([1, 2], [1, 2, 3])).toThrow(
    'gammainc: x: expected a shape that broadcasts with [2]; got shape [3].',
  );
});

test('polygamma names an order that is none', () => {
  expect(() => polygamma(0.5, 1)).toThrow('polygamma: n: expected an integer from 0 on; got 0.5.');
});
