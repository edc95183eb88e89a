import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { logBetaWeight } from './beta-density.js';
import { expm1Minus } from './expm1-minus.js';
import { gaussLegendre } from './gauss-legendre.js';
import { log1pMinus } from './log1p-minus.js';
import { polygamma } from './polygamma.js';
import { digammaMinusLog } from './stirling.js';

// For x ≤ a / (a + b), with W(a, b) = xᵃ yᵇ / B(a, b), y = 1 − x and α = a + 1:
//
//     I(a, b) = W(a, b) / a + I(α, b),   I(α, b) = W(α, b) ∫ exp(−F(w)) dw over w ≥ 0,
//
// where t = σ(logit x − w) and F = −α log(t/x) − b log((1 − t)/y) is convex. All terms are positive,
// and the derivatives in α and b are moments of log(t/x) and log((1 − t)/y).

const { nodes, weights } = gaussLegendre(32);
const DEPTH = 20; // the integral ends where the exponential is e⁻²⁰

/** Orders of a derivative in a and in b. */
export type Orders = readonly [ofA: number, ofB: number];

/** Derivatives of I(a, b) in a and b, of orders that add up to 2 at most, for x ≤ a / (a + b). */
export function betaSide(a: Tensor, b: Tensor, x: Tensor, orders: readonly Orders[]): Tensor[] {
  const y = tf.sub(1, x);
  const moments = momentsOf(tf.add(a, 1), b, x, y);
  const weight = tf.exp(logBetaWeight(a, b, x));
  const first = tf.div(weight, a);
  const second = tf.mul(first, tf.mul(x, tf.add(a, b))); // W(α, b)
  const { ofFirst, ofSecond } = scores(a, b, x, y);
  return orders.map(([i, j]) => {
    const terms = [tf.mul(first, ratioOf(ofFirst, [i, j]))];
    for (let k = 0; k <= i; k++) {
      for (let l = 0; l <= j; l++) {
        const ratio = tf.mul(ratioOf(ofSecond, [i - k, j - l]), choose(i, k) * choose(j, l));
        terms.push(tf.mul(tf.mul(second, ratio), moments([k, l])));
      }
    }
    return tf.addN(terms);
  });
}

/** log I(a, b, x) for x ≤ a / (a + b), of x and y = 1 − x. */
export function logBetaSide(a: Tensor, b: Tensor, x: Tensor, y: Tensor): Tensor {
  const more = momentsOf(tf.add(a, 1), b, x, y)([0, 0]);
  const logFirst = tf.sub(logBetaWeight(a, b, x, y), tf.log(a));
  return tf.add(logFirst, tf.log1p(tf.mul(tf.mul(x, tf.add(a, b)), more)));
}

const choose = (n: number, k: number): number => (n === 2 && k === 1 ? 2 : 1);

/** ∫ log(t/x)ᵏ log((1 − t)/y)ˡ exp(−F(w)) dw. */
function momentsOf(a: Tensor, b: Tensor, x: Tensor, y: Tensor): (orders: Orders) => Tensor {
  const sum = tf.add(a, b);
  const isSmall = tf.less(x, 0.5);
  const z = tf.minimum(x, y); // F in whichever of x and y is smaller, so that 1 − z cancels nothing
  const sign = tf.where(isSmall, tf.fill(x.shape, -1), tf.onesLike(x));
  const drift = tf.relu(tf.where(isSmall, tf.sub(a, tf.mul(sum, x)), tf.sub(tf.mul(sum, y), b)));
  const end = endOf(sum, z, sign, drift);
  const last = (t: Tensor): Tensor => tf.expandDims(t, -1);
  const w = tf.mul(last(end), [...nodes]); // [..., nodes]
  const v = tf.mul(last(sign), w);
  const bend = bendOf(last(z), v);
  const exponent = tf.add(tf.mul(last(drift), w), tf.mul(last(sum), bend));
  const terms = tf.mul(tf.exp(tf.neg(exponent)), tf.mul(last(end), [...weights]));
  const logOf = tf.neg(tf.add(bend, tf.mul(last(z), v))); // −log(1 + z (eᵛ − 1))
  const ofOther = tf.add(logOf, v);
  const isSmallLast = tf.equal(v, tf.neg(w));
  const logs = [tf.where(isSmallLast, ofOther, logOf), tf.where(isSmallLast, logOf, ofOther)];
  return ([k, l]) => {
    const factors = [...Array<Tensor>(k).fill(logs[0]!), ...Array<Tensor>(l).fill(logs[1]!)];
    return tf.sum(
      factors.reduce((product, factor) => tf.mul(product, factor), terms),
      -1,
    );
  };
}

/** log(1 + z (eᵛ − 1)) − z v, which is z (1 − z) v² / 2 + …. */
function bendOf(z: Tensor, v: Tensor): Tensor {
  const u = tf.mul(z, tf.expm1(v));
  const near = tf.add(log1pMinus(u), tf.mul(z, expm1Minus(v)));
  const far = tf.sub(tf.log1p(u), tf.mul(z, v));
  return tf.where(tf.less(tf.abs(v), 1), near, far);
}

/** Where F is DEPTH or more: Newton's method, which overshoots once and returns, as F is convex. */
function endOf(sum: Tensor, z: Tensor, sign: Tensor, drift: Tensor): Tensor {
  const curvature = tf.mul(sum, tf.mul(z, tf.sub(1, z)));
  const root = tf.sqrt(tf.add(tf.square(drift), tf.mul(curvature, 2 * DEPTH)));
  let w = tf.div(2 * DEPTH, tf.add(drift, root)) as Tensor;
  for (let step = 0; step < 4; step++) {
    const v = tf.mul(sign, w);
    const power = tf.expm1(v);
    const slope = tf.add(
      drift,
      tf.div(tf.mul(curvature, tf.abs(power)), tf.add(tf.mul(z, power), 1)),
    );
    const f = tf.add(tf.mul(drift, w), tf.mul(sum, bendOf(z, v)));
    w = tf.clipByValue(tf.add(w, tf.div(tf.sub(DEPTH, f), slope)), 1e-30, 80);
  }
  return w;
}

/** Derivatives of the logarithm of a weight in a and b. */
interface Scores {
  readonly a: Tensor;
  readonly b: Tensor;
  readonly aa: Tensor;
  readonly ab: Tensor;
  readonly bb: Tensor;
}

/** Those of W(a, b) / a and of W(α, b). */
function scores(a: Tensor, b: Tensor, x: Tensor, y: Tensor): { ofFirst: Scores; ofSecond: Scores } {
  const [c, d] = [tf.add(a, 1), tf.add(b, 1)];
  const sum = tf.add(c, b); // a + b + 1
  const pole = tf.reciprocal(tf.add(a, b)); // ψ(a + b) = ψ(a + b + 1) − this
  const correction = digammaMinusLog(sum);
  const ofC = tf.sub(tf.add(logRatio(tf.mul(x, sum), c), correction), digammaMinusLog(c));
  const ofD = tf.sub(tf.add(logRatio(tf.mul(y, sum), d), correction), digammaMinusLog(d));
  const ofB = tf.add(ofD, tf.reciprocal(b)); // ψ(b) = ψ(b + 1) − 1/b
  const ofSum = polygamma(1, sum);
  const second = {
    a: ofC,
    b: ofB,
    aa: tf.sub(ofSum, polygamma(1, c)),
    ab: ofSum,
    bb: tf.sub(ofSum, polygamma(1, b)),
  };
  const square = tf.square(pole);
  const first = {
    a: tf.sub(second.a, pole),
    b: tf.sub(second.b, pole),
    aa: tf.add(second.aa, square),
    ab: tf.add(second.ab, square),
    bb: tf.add(second.bb, square),
  };
  return { ofFirst: first, ofSecond: second };
}

/** log(t / c), where the two may be close. */
function logRatio(t: Tensor, c: Tensor): Tensor {
  const u = tf.div(tf.sub(t, c), c);
  const isNear = tf.less(tf.abs(u), 0.5);
  const near = tf.log1p(tf.clipByValue(u, -0.5, 0.5));
  return tf.where(isNear, near, tf.sub(tf.log(t), tf.log(c)));
}

/** The derivative of a weight over the weight. */
function ratioOf({ a, b, aa, ab, bb }: Scores, [i, j]: Orders): Tensor {
  if (i === 2) return tf.add(tf.square(a), aa);
  if (j === 2) return tf.add(tf.square(b), bb);
  if (i === 1) return j === 1 ? tf.add(tf.mul(a, b), ab) : a;
  return j === 1 ? b : tf.onesLike(a);
}
