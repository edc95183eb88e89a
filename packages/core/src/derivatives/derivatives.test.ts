import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkGradients, expectClose, expectNoLeak, finiteDifference, wave } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { key } from '../random/key.js';
import { gaussian } from '../random/gaussian.js';
import { rademacher } from '../random/rademacher.js';
import {
  divergence,
  hutchinsonDivergence,
  hvp,
  jacobian,
  jacobianLogDet,
  jvp,
  stopGradient,
  valueAndGrad,
  vjp,
} from './index.js';

type Field = (x: Tensor) => Tensor;

const waves = (shape: number[], a: number, b: number): Tensor =>
  tf.tensor(wave(shape, a, b), shape);
const rows = (n: number): Tensor => waves([2, n], 0.3, 1.1);

/** tanh(x W) · x₀, from rows of n to rows of m. */
const field =
  (n: number, m: number): Field =>
  (x) =>
    tf.mul(
      tf.tanh(tf.matMul(x as tf.Tensor2D, waves([n, m], 1, 1.3) as tf.Tensor2D)),
      tf.add(2, tf.slice(x, [0, 0], [-1, 1])),
    );

/** Column j of the Jacobian by finite differences of a scalar of f: all of J, [2, m, n]. */
async function differences(f: Field, x: Tensor, m: number): Promise<Tensor> {
  const parts = Array.from({ length: m }, (_, i) =>
    finiteDifference((at) => tf.sum(tf.slice(f(at), [0, i], [-1, 1])), x),
  );
  return tf.stack(
    (await Promise.all(parts)).map((part) => tf.tensor(part, x.shape)),
    1,
  );
}

const times = (j: Tensor, v: Tensor): Tensor =>
  tf.squeeze(tf.matMul(j, tf.expandDims(v, -1)), [-1]);
const weighed = (y: Tensor): Tensor => tf.sum(tf.mul(tf.square(y), waves(y.shape, 2, 0.7)));

describe.each([
  [3, 2],
  [3, 3],
  [2, 4],
])('a field from %i to %i', (n, m) => {
  const f = field(n, m);

  test('has the Jacobian of finite differences, whose products vjp and jvp are', async () => {
    const x = rows(n);
    const { value, jacobian: j } = jacobian(f, x);
    expect(j.shape).toEqual([2, m, n]);
    await expectClose(value, f(x));
    await expectClose(j, await differences(f, x, m), 1e-4);
    const [u, v] = [waves([2, m], 5, 1), waves([2, n], 6, 1)];
    const backward = vjp(f, x, u);
    await expectClose(backward.value, value);
    await expectClose(backward.vjp, times(tf.transpose(j, [0, 2, 1]), u));
    const forward = jvp(f, x, v);
    await expectClose(forward.value, value);
    await expectClose(forward.jvp, times(j, v));
  });

  test('has derivatives that are differentiable', async () => {
    const x = rows(n);
    const [u, v] = [waves([2, m], 5, 1), waves([2, n], 6, 1)];
    await checkGradients((at) => weighed(jacobian(f, at).jacobian), [x]);
    await checkGradients((at, by) => weighed(vjp(f, at, by).vjp), [x, u]);
    await checkGradients((at, by) => weighed(jvp(f, at, by).jvp), [x, v]);
  });
});

describe('the gradient and Hessian of each row', () => {
  const cubes: Field = (x) => tf.sum(tf.mul(x, tf.square(x)), -1); // ∇ = 3 x², H = diag 6 x

  test('are those of a closed form', async () => {
    const x = tf.tensor2d([[1, 2], [-1, 3]]); // prettier-ignore
    const v = tf.tensor2d([[1, 1], [2, -1]]); // prettier-ignore
    const { value, grad } = valueAndGrad(cubes, x);
    await expectClose(value, [9, 26]);
    await expectClose(grad, [3, 12, 3, 27]);
    const product = hvp(cubes, x, v);
    await expectClose(product.value, value);
    await expectClose(product.grad, grad);
    await expectClose(product.hvp, [6, 12, -12, -18]);
  });

  test('agree with finite differences, and are differentiable', async () => {
    const f: Field = (x) => tf.sum(tf.mul(x, tf.sin(tf.sum(x, -1, true))), -1);
    const [x, v] = [rows(3), waves([2, 3], 6, 1)];
    const along = (at: Tensor): Tensor => tf.sum(tf.mul(valueAndGrad(f, at).grad, v));
    await expectClose(hvp(f, x, v).hvp, await finiteDifference(along, x), 1e-4);
    await checkGradients((at) => weighed(valueAndGrad(f, at).grad), [x]);
    await checkGradients((at, by) => weighed(hvp(f, at, by).hvp), [x, v], { tolerance: 3e-3 });
  });
});

describe('determinant and divergence', () => {
  test('of x exp(a) are n a and n exp(a)', async () => {
    const a = tf.scalar(0.5);
    const f: Field = (x) => tf.mul(x, tf.exp(a));
    await expectClose(jacobianLogDet(f, rows(3)).logAbsDet, [1.5, 1.5]);
    await expectClose(divergence(f, rows(3)).divergence, [3 * Math.exp(0.5), 3 * Math.exp(0.5)]);
    await expectClose(
      tf.grad((at: Tensor) => tf.sum(divergence((x) => tf.mul(x, tf.exp(at)), rows(3)).divergence))(
        a,
      ),
      6 * Math.exp(0.5),
    );
  });

  test('are the trace and the determinant of the Jacobian, and differentiable', async () => {
    const f = field(2, 2);
    const x = rows(2);
    const j = await jacobian(f, x).jacobian.data();
    const matrices = [Array.from(j.slice(0, 4)), Array.from(j.slice(4))] as number[][];
    await expectClose(divergence(f, x).divergence, matrices.map(([a, , , d]) => a! + d!)); // prettier-ignore
    await expectClose(jacobianLogDet(f, x).logAbsDet, matrices.map(([a, b, c, d]) => Math.log(Math.abs(a! * d! - b! * c!)))); // prettier-ignore
    await checkGradients((at) => weighed(divergence(f, at).divergence), [x]);
    await checkGradients((at) => weighed(jacobianLogDet(f, at).logAbsDet), [x]);
    await checkGradients((at) => weighed(hutchinsonDivergence(f, at, key(3)).divergence), [x]);
  });

  test('the gradient of a divergence reaches what the field captures', () =>
    checkGradients(
      (w) =>
        weighed(
          divergence((x) => tf.tanh(tf.matMul(x as tf.Tensor2D, w as tf.Tensor2D)), rows(2))
            .divergence,
        ),
      [waves([2, 2], 1, 1)],
    ));

  test.each([
    ['signs', rademacher],
    ['Gaussian noise', gaussian],
  ])('its estimate by %s is unbiased', async (_, noise) => {
    const x = tf.tile(rows(3), [2000, 1]);
    const exact = divergence(field(3, 3), rows(3)).divergence;
    const estimate = hutchinsonDivergence(field(3, 3), x, key(1), { noise, probes: 2 });
    await expectClose(estimate.value, field(3, 3)(x));
    await expectClose(tf.mean(tf.reshape(estimate.divergence, [2000, 2]), 0), exact, 0.15);
  });

  test('the estimate is exact by signs where the Jacobian is diagonal', async () => {
    const estimate = hutchinsonDivergence((x) => tf.square(x), rows(3), key(1));
    await expectClose(estimate.divergence, tf.mul(2, tf.sum(rows(3), -1)));
  });
});

describe('what f does not do with x', () => {
  const x = (): Tensor => tf.tensor2d([[1, 2]]);
  const constant: Field = () => tf.tensor2d([[3, 4]]);

  test('a constant has derivatives of zero', async () => {
    await expectClose(valueAndGrad(constant, x()).grad, [0, 0]);
    await expectClose(jvp(constant, x(), x()).jvp, [0, 0]);
    await expectClose(hvp((at) => tf.sum(at), x(), x()).hvp, [0, 0]);
    await expectClose(jacobian(constant, x()).jacobian, [0, 0, 0, 0]);
  });

  test('the identity has derivatives of one, and gives back no one else’s tensors', async () => {
    const at = x();
    const same = vjp((y) => y, at, at);
    tf.dispose(same);
    expect(at.isDisposed).toBe(false);
    await expectClose(jacobian((y) => y, at).jacobian, [1, 0, 0, 1]);
    const held = valueAndGrad(() => at, at);
    tf.dispose({ ...held });
    expect(at.isDisposed).toBe(false);
  });

  test('what was computed from x before is held fixed, but not by a gradient around it', async () => {
    const partial = (at: Tensor): Tensor => {
      const square = tf.square(at);
      return valueAndGrad((y) => tf.mul(y, square), at).grad; // x², and not 3 x²
    };
    await expectClose(partial(x()), [1, 4]);
    await expectClose(tf.grad((at: Tensor) => partial(at))(x()), [2, 4]);
    await expectClose(tf.grad((at: Tensor) => tf.mul(at, stopGradient(at)))(x()), [1, 2]);
  });
});

test('gradients of variables are taken through all of them', async () => {
  const weight = tf.variable(tf.tensor2d([[0.5, 0.2], [-0.3, 0.8]])); // prettier-ignore
  const f: Field = (x) => tf.tanh(tf.matMul(x as tf.Tensor2D, weight as tf.Tensor2D));
  const loss = (): tf.Scalar => {
    const x = rows(2);
    const terms = [divergence(f, x).divergence, jvp(f, x, x).jvp, jacobian(f, x).jacobian];
    return tf.sum(tf.stack(terms.map(weighed)));
  };
  const { value, grads } = tf.variableGrads(loss, [weight]);
  const byDifferences = await finiteDifference((w) => {
    weight.assign(w as tf.Tensor2D);
    return loss();
  }, tf.clone(weight));
  await expectClose(Object.values(grads)[0]!, byDifferences, 1e-3);
  tf.dispose([weight, value, grads]);
});

test('leaves no tensors behind, with a tape around it, without, and where f fails', async () => {
  const x = rows(2);
  const f = field(2, 2);
  const all = (at: Tensor): Tensor[] => [
    jacobian(f, at).jacobian,
    vjp(f, at, at).vjp,
    jvp(f, at, at).jvp,
    hvp(f, at, at).hvp,
    jacobianLogDet(f, at).logAbsDet,
    hutchinsonDivergence(f, at, key(0)).divergence,
  ];
  await expectNoLeak(() => tf.tidy(() => all(x)));
  await expectNoLeak(() => [{ ...divergence(f, x) }, { ...hvp(f, x, x) }]);
  await expectNoLeak(() => tf.grad((at: Tensor) => tf.sum(tf.stack(all(at).map(weighed))))(x));
  const before = tf.memory().numTensors;
  expect(() => divergence((at) => tf.sum(tf.tanh(at)), x)).toThrow('divergence: f:');
  expect(tf.memory().numTensors).toBe(before);
});

test('shapes that do not fit are refused', () => {
  const x = rows(2);
  expect(() => vjp((at) => tf.sum(at), x, x)).toThrow(
    'vjp: cotangent: expected shape []; got shape [2,2]. It pairs with f(x).',
  );
  expect(() => jvp((at) => at, x, tf.scalar(1))).toThrow('jvp: tangent: expected shape [2,2]');
  expect(() => hvp((at) => at, x, tf.scalar(1))).toThrow('hvp: vector: expected shape [2,2]');
  expect(() => jacobian((at) => tf.sum(at, -1), x)).toThrow(
    'jacobian: f: expected one row of results for each row of x, shape [2,m]; got shape [2].',
  );
  expect(() => jacobianLogDet(field(2, 3), x)).toThrow('shape [2,2]; got shape [2,3].');
  expect(() => divergence((at) => at, tf.scalar(1))).toThrow(
    'divergence: x: expected rows, shape [..., n]; got shape [].',
  );
  expect(() => hutchinsonDivergence((at) => at, x, key(0), { probes: 0 })).toThrow(
    'hutchinsonDivergence: probes: expected an integer ≥ 1; got 0.',
  );
});
