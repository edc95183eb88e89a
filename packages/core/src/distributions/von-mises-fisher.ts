import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Constraint } from '../constraints/constraint.js';
import { nonNegative } from '../constraints/non-negative.js';
import { sphere } from '../constraints/sphere.js';
import { stopGradient } from '../derivatives/stop-gradient.js';
import { InputError } from '../input-error.js';
import type { Key } from '../random/key.js';
import { meanDirectionAngle } from '../random/mean-direction-angle.js';
import { split } from '../random/split.js';
import { unitSphere } from '../random/unit-sphere.js';
import { vonMises } from '../random/von-mises.js';
import type { Shape } from '../shape.js';
import { besselExcess, besselRatioOverX, logScaledBessel } from '../special/bessel-ratio.js';
import { implicitAngle } from '../special/implicit-angle.js';
import { defineDistribution } from './define-distribution.js';
import type {
  Distribution,
  HasCheckedParameters,
  HasEntropy,
  HasMean,
  HasMode,
  HasSupport,
  HasVariance,
  Reparameterized,
} from './distribution.js';
import { implicitly } from './implicitly.js';
import { asTensor, type Parameter } from './parameter.js';
import { logSphereArea } from './sphere-area.js';

/** What a von Mises–Fisher distribution is made of; the shapes broadcast to the batch shape. */
export interface VonMisesFisherOptions {
  /** Mean direction μ, vectors of length 1, `[..., n]` with n from 2 on. */
  readonly loc: Tensor;
  /** Concentration κ ≥ 0, `[...]`: 0 for the uniform distribution. */
  readonly concentration: Parameter;
}

/** A von Mises–Fisher distribution: what {@link vonMisesFisher} makes. */
export interface VonMisesFisher
  extends
    Distribution,
    HasCheckedParameters,
    HasSupport<Constraint>,
    HasMean,
    HasVariance,
    HasMode,
    HasEntropy,
    Reparameterized,
    VonMisesFisherOptions {
  /** The family's name. */
  readonly family: 'VonMisesFisher';
}

/**
 * Von Mises–Fisher distribution of vectors of length 1 in ℝⁿ: the normal distribution of the sphere.
 *
 *     log p(x) = κ μᵀx + ν log κ − (n/2) log 2π − log I_ν(κ),   ν = n/2 − 1
 *
 * a density with respect to the sphere's area; the length of x is judged by debug mode alone. Gradients
 * in `loc` run along the sphere. Mean I_ν₊₁(κ) / I_ν(κ) · μ. `sample` is μ cos φ + v sin φ with v a uniform direction at right angles to μ
 * and implicit gradients of φ in κ (Davidson et al. 2018, "Hyperspherical variational auto-encoders",
 * https://arxiv.org/abs/1804.00891; Figurnov et al. 2018, "Implicit reparameterization gradients",
 * https://arxiv.org/abs/1805.08498). The distribution: Mardia & Jupp 2000, "Directional statistics",
 * §9.3.2, https://doi.org/10.1002/9780470316979.
 *
 * @throws InputError unless the directions are vectors of two or more.
 *
 * @example
 * ```ts
 * import { key, vonMisesFisher } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = vonMisesFisher({ loc: tf.tensor1d([0, 0.6, 0.8]), concentration: 10 }); // eventShape [3]
 * const x = d.sample(key(0), [64]); // [64, 3]
 * const logProb = d.logProb(x); // [64]
 * ```
 */
export function vonMisesFisher({ loc, concentration }: VonMisesFisherOptions): VonMisesFisher {
  const dimensions = loc.shape.at(-1) ?? 0;
  checkDirections(loc, dimensions);
  const nu = dimensions / 2 - 1;
  const logArea = logSphereArea(dimensions);
  const kappa = (): Tensor => asTensor(concentration);
  /** μ; its length is 1 however loc moves, so that gradients run along the sphere. */
  const direction = (): Tensor => tf.div(loc, tf.sqrt(dot(loc, loc)));
  /** Of the batch, along the axis of events. */
  const alongEvents = (t: Tensor): Tensor => tf.expandDims(t, -1);
  const length = (): Tensor => tf.sub(1, besselExcess(nu, kappa()));
  const defined = defineDistribution({
    family: 'VonMisesFisher',
    parameters: { loc: [loc, sphere], concentration: [concentration, nonNegative] },
    support: sphere as Constraint,
    eventShape: [dimensions],
    reparameterized: 'implicit',
    draw: (key, whole) => {
      const [forAngle, forTangent] = split(key);
      const angle = alongEvents(angleOf(forAngle, whole.slice(0, -1), kappa(), dimensions));
      const mu = direction();
      const tangent = tangentOf(forTangent, whole, mu);
      return tf.add(tf.mul(tf.cos(angle), mu), tf.mul(tf.sin(angle), tangent));
    },
    logProb: (x) => {
      const projection = tf.mul(kappa(), tf.sub(tf.sum(tf.mul(x, direction()), -1), 1));
      return tf.sub(projection, tf.add(logScaledBessel(nu, kappa()), logArea));
    },
    mean: () => tf.mul(alongEvents(length()), direction()),
    variance: () => {
      // Cov = A/κ (I − μμᵀ) + A′ μμᵀ with A′ = 1 − A² − (n − 1) A/κ
      const across = besselRatioOverX(nu, kappa());
      const squared = tf.sub(1, tf.square(length()));
      const along = tf.sub(squared, tf.mul(across, dimensions - 1));
      const square = tf.square(direction());
      return tf.add(
        tf.mul(alongEvents(across), tf.sub(1, square)),
        tf.mul(alongEvents(along), square),
      );
    },
    mode: direction,
    entropy: () => {
      const k = kappa();
      const spread = tf.mul(k, besselExcess(nu, k));
      return tf.add(spread, tf.add(logScaledBessel(nu, k), logArea));
    },
  });
  return { ...defined, loc, concentration };
}

function checkDirections(loc: Tensor, dimensions: number): void {
  if (dimensions >= 2) return;
  throw new InputError({
    callee: 'vonMisesFisher',
    argument: 'loc',
    expected: 'shape [..., n] with n from 2 on',
    got: `shape [${loc.shape}]`,
  });
}

/** Angles between draws and the mean direction, with implicit gradients in κ. */
function angleOf(key: Key, shape: Shape, kappa: Tensor, dimensions: number): Tensor {
  const angle =
    dimensions === 2
      ? tf.abs(vonMises(key, shape, kappa))
      : meanDirectionAngle(key, shape, kappa, dimensions);
  return moving(dimensions)(angle, kappa);
}

const moving = (dimensions: number) =>
  implicitly((angle, kappa) => [
    implicitAngle(kappa!, angle, besselExcess(dimensions / 2 - 1, kappa!), dimensions - 2),
  ]);

/**
 * Uniform directions v at right angles to others, which turn along with μ: of v and μ as they are, v₀ and
 * μ₀, the rotation from μ₀ to μ makes v₀ − (μᵀv₀) (μ₀ + μ) / (1 + μᵀμ₀).
 */
function tangentOf(key: Key, shape: Shape, direction: Tensor): Tensor {
  const start = stopGradient(direction);
  const tangent = atRightAngles(key, shape, start);
  const turn = tf.div(dot(tangent, direction), tf.add(dot(start, direction), 1));
  return tf.sub(tangent, tf.mul(turn, tf.add(start, direction)));
}

/** Uniform directions at right angles to the first axis, under the reflection that makes it ±μ. */
function atRightAngles(key: Key, shape: Shape, mu: Tensor): Tensor {
  const others = shape.at(-1)! - 1;
  const around = unitSphere(key, [...shape.slice(0, -1), others]);
  const v = tf.concat([tf.zeros([...shape.slice(0, -1), 1]), around], shape.length - 1);
  const axis = tf.oneHot(tf.scalar(0, 'int32'), others + 1, 1, 0, 'float32');
  const isFront = tf.greater(tf.sum(tf.mul(mu, axis), -1, true), 0);
  const normal = tf.add(mu, tf.where(isFront, axis, tf.neg(axis))); // never short
  return tf.sub(v, tf.mul(normal, tf.div(tf.mul(dot(v, normal), 2), dot(normal, normal))));
}

const dot = (x: Tensor, y: Tensor): Tensor => tf.sum(tf.mul(x, y), -1, true);
