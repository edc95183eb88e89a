import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  checkCount,
  independent,
  InputError,
  oneHotCategorical,
  type Distribution,
  type HasMean,
} from '@gen/core';
import type { Constraint } from '@gen/core/constraints';
import { categoricalOfProbs } from '@gen/core/random';
import { logsumexp } from '@gen/core/special';
import { linearInBias, type BiasParameters } from '../units/bias-parameters.js';
import { defineUnits } from '../units/define-units.js';
import { digitsOf } from '../units/product-states.js';
import type { EnumerableUnits } from '../units/units.js';

/** Images of units, and the blocks that they are pooled in. */
export interface PooledUnitsConfig {
  /** Units from top to bottom, a multiple of `pool`. */
  readonly height: number;
  /** Units from left to right, a multiple of `pool`. */
  readonly width: number;
  /** Number of channels. */
  readonly channels: number;
  /** Height and width of a block. */
  readonly pool: number;
}

/** Units that are pooled. */
export interface PooledUnits extends EnumerableUnits<BiasParameters> {
  /**
   * What the pooling units are: of states `[..., size]`, 1 for blocks in which a unit is on; of means, the
   * probability of that. `[..., size / pool²]`.
   */
  pooled(x: Tensor): Tensor;
}

/**
 * Units that are 0 or 1, of which in each block at most one is 1: hidden units with probabilistic max pooling.
 *
 *     u(x) = −b·x,   s(x) = x,   log Z(a) = Σ over blocks of log(1 + Σ over a block of exp(aᵢ + bᵢ))
 *     P(xᵢ = 1 | a) = exp(aᵢ + bᵢ) / (1 + Σ over its block of exp(aⱼ + bⱼ))
 *
 * The pooling unit of a block is on where one of its units is. Blocks are squares of `pool` by `pool` units of
 * one channel, and do not overlap. A state is flat, `height · width · channels` numbers with channels changing
 * fastest. Their parameter is `bias`, b, of that length; `sharedUnits` gives each channel one. Lee, Grosse,
 * Ranganath & Ng 2009, "Convolutional deep belief networks for scalable unsupervised learning of hierarchical
 * representations", §3.3, https://doi.org/10.1145/1553374.1553453.
 *
 * @throws InputError where numbers are no counts, or blocks do not fill the image.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { pooledUnits } from '@gen/energy';
 *
 * const units = pooledUnits({ height: 4, width: 4, channels: 3, pool: 2 });
 * const x = units.sample(key(0), tf.zeros([8, 48]), units.init()); // [8, 48], at most 12 ones in each row
 * const pooled = units.pooled(x); // [8, 12], zeros and ones
 * ```
 */
export function pooledUnits(config: PooledUnitsConfig): PooledUnits {
  checkBlocks(config);
  const { height, width, channels, pool } = config;
  const [size, area] = [height * width * channels, pool * pool];
  const count = size / area;
  const { blocksOf, imagesOf } = blockLayout(config);

  /** Of each block, logits of its units and of none of them: `[..., count, area + 1]`. */
  const logits = (input: Tensor, { bias }: BiasParameters): Tensor => {
    const ofUnits = blocksOf(tf.add(input, bias));
    return tf.concat([ofUnits, tf.zeros([...ofUnits.shape.slice(0, -1), 1])], -1);
  };
  const withoutNone = (x: Tensor): Tensor =>
    imagesOf(tf.slice(x, 0, [...x.shape.slice(0, -1), area]));
  const withNone = (x: Tensor): Tensor => {
    const ofUnits = blocksOf(x);
    return tf.concat([ofUnits, tf.sub(1, tf.sum(ofUnits, -1, true))], -1);
  };
  const oneHots = (places: Tensor): Tensor =>
    withoutNone(tf.cast(tf.oneHot(tf.cast(places, 'int32'), area + 1), 'float32'));

  return defineUnits<PooledUnits>('pooledUnits', {
    ...linearInBias(size),
    support: atMostOneIn(config),
    stateCount: (area + 1) ** count,
    states: (range) => oneHots(digitsOf('pooledUnits.states', area + 1, count, range)),
    logNormalizer: (input, parameters) => tf.sum(logsumexp(logits(input, parameters), -1), -1),
    mean: (input, parameters) => withoutNone(tf.softmax(logits(input, parameters))),
    sampleAndMean: (key, input, parameters) => {
      const probs = tf.softmax(logits(input, parameters));
      const draw = categoricalOfProbs(key, probs.shape.slice(0, -1), probs);
      return { sample: oneHots(draw), mean: withoutNone(probs) };
    },
    conditional: (input, parameters) => {
      const base = independent(oneHotCategorical({ logits: logits(input, parameters) }), 1);
      return relaid(base, size, withoutNone, withNone);
    },
    pooled: (x) => tf.sum(blocksOf(x), -1),
  });
}

/** Ways between images and their blocks. */
interface BlockLayout {
  /** `[..., size]` to `[..., count, area]`, blocks row by row with channels changing fastest. */
  readonly blocksOf: (x: Tensor) => Tensor;
  /** The way back. */
  readonly imagesOf: (x: Tensor) => Tensor;
}

function blockLayout({ height, width, channels, pool }: PooledUnitsConfig): BlockLayout {
  const [rows, columns] = [height / pool, width / pool];
  const [size, area] = [height * width * channels, pool * pool];
  return {
    blocksOf: (x) => {
      const parts = tf.reshape(x, [-1, rows, pool, columns, pool, channels]);
      const blocks = tf.transpose(parts, [0, 1, 3, 5, 2, 4]);
      return tf.reshape(blocks, [...x.shape.slice(0, -1), size / area, area]);
    },
    imagesOf: (x) => {
      const blocks = tf.reshape(x, [-1, rows, columns, channels, pool, pool]);
      const parts = tf.transpose(blocks, [0, 1, 4, 2, 5, 3]);
      return tf.reshape(parts, [...x.shape.slice(0, -2), size]);
    },
  };
}

/** A distribution whose events are those of another in another layout, flat. */
const relaid = (
  base: Distribution & HasMean,
  size: number,
  to: (x: Tensor) => Tensor,
  from: (x: Tensor) => Tensor,
): Distribution & HasMean => ({
  family: 'Pooled',
  batchShape: base.batchShape,
  eventShape: [size],
  sample: (key, shape) => tf.tidy(() => to(base.sample(key, shape))),
  logProb: (x) => tf.tidy(() => base.logProb(from(x))),
  mean: () => tf.tidy(() => to(base.mean())),
});

/** Vectors of zeros and ones with at most a single 1 in each block. */
const atMostOneIn = ({ width, channels, pool }: PooledUnitsConfig): Constraint => ({
  name: `zeros and ones with at most a single 1 in each block of ${pool}×${pool}`,
  eventRank: 1,
  violation: (x) => {
    const sums = new Map<string, number>();
    let fromBits = 0;
    for (const [i, value] of Array.from(x).entries()) {
      const [row, column] = [Math.floor(i / (width * channels)), Math.floor(i / channels) % width];
      const block = [Math.floor(row / pool), Math.floor(column / pool), i % channels].join();
      sums.set(block, (sums.get(block) ?? 0) + value);
      fromBits += Math.min(Math.abs(value), Math.abs(value - 1));
    }
    return [...sums.values()].reduce((all, sum) => all + Math.max(0, sum - 1), fromBits);
  },
});

function checkBlocks(config: PooledUnitsConfig): void {
  for (const name of ['height', 'width', 'channels', 'pool'] as const) {
    checkCount('pooledUnits', name, config[name]);
  }
  for (const name of ['height', 'width'] as const) {
    if (config[name] % config.pool === 0) continue;
    throw new InputError({
      callee: 'pooledUnits',
      argument: name,
      expected: `a multiple of pool, ${config.pool}`,
      got: `${config[name]}`,
      remedy: 'After a convolution it is that of the image − that of the kernel + 1.',
    });
  }
}
