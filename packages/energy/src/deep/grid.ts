import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { checkCount, InputError } from '@gen/core';
import { logsumexp } from '@gen/core/special';
import type { HasFreeEnergy } from './energy-gradient.js';

/** A rectangle of the plane, cut into cells: the same as a `Plane` of `@gen/plot`. */
export interface Grid {
  /** From left to right. */
  readonly x: readonly [low: number, high: number];
  /** From bottom to top. */
  readonly y: readonly [low: number, high: number];
  /** Cells in a row. */
  readonly columns: number;
  /** Rows. */
  readonly rows: number;
}

/** What {@link gridDensity} returns. */
export interface GridDensity {
  /** log Z in nats, a scalar. */
  readonly logPartition: Scalar;
  /** Log density in nats at the middles of the cells, `[rows, columns]`, from the bottom row up. */
  readonly logDensity: Tensor;
}

/**
 * The middles of the cells of a grid, `[rows · columns, 2]`, row by row from the bottom.
 *
 * @throws InputError for an empty range or a size that is no count.
 *
 * @example
 * ```ts
 * import { gridPoints } from '@gen/energy';
 *
 * const points = gridPoints({ x: [0, 2], y: [0, 1], columns: 2, rows: 1 }); // [[0.5, 0.5], [1.5, 0.5]]
 * ```
 */
export function gridPoints(grid: Grid): Tensor {
  checkGrid('gridPoints', grid);
  const { x, y, columns, rows } = grid;
  return tf.tidy(() => {
    const [across, up] = [middles(x, columns), middles(y, rows)];
    const pairs = [
      tf.tile(tf.reshape(across, [1, columns]), [rows, 1]),
      tf.tile(tf.reshape(up, [rows, 1]), [1, columns]),
    ];
    return tf.reshape(tf.stack(pairs, -1), [rows * columns, 2]);
  });
}

/**
 * The density of a model of the plane, normalized by an integral over a grid.
 *
 *     log Z = log Σ exp(−F(x)) ΔA,   log p(x) = −F(x) − log Z
 *
 * over the middles x of cells of area ΔA: exact up to what lies outside of the grid and what the density
 * curves within a cell. It is differentiable in the parameters, and evaluates all cells as one batch.
 *
 * @param model F of states `[batch, 2]`, for which an `EnergyModel` of the plane serves.
 * @throws InputError for an empty range or a size that is no count.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { gridDensity } from '@gen/energy';
 *
 * const model = { freeEnergy: (x: tf.Tensor) => tf.mul(0.5, tf.sum(tf.square(x), -1)) };
 * const grid = { x: [-5, 5], y: [-5, 5], columns: 50, rows: 50 } as const;
 * const { logPartition } = gridDensity(model, grid);
 * console.log(await logPartition.data()); // log 2π = 1.8379
 * ```
 */
export function gridDensity(model: HasFreeEnergy, grid: Grid): GridDensity {
  checkGrid('gridDensity', grid);
  return tf.tidy(() => {
    const free = model.freeEnergy(gridPoints(grid));
    const logMass = tf.add(logsumexp(tf.neg(free)), Math.log(cellArea(grid)));
    const logDensity = tf.neg(tf.add(free, logMass));
    return {
      logPartition: logMass as Scalar,
      logDensity: tf.reshape(logDensity, [grid.rows, grid.columns]),
    };
  });
}

/** How far two densities on a grid are apart. */
export interface GridDivergence {
  /** KL(p ‖ q) in nats, a scalar. */
  readonly kl: Scalar;
  /** Half of ∫ |p − q|: the largest difference of probabilities, from 0 to 1, a scalar. */
  readonly totalVariation: Scalar;
}

/**
 * How far two densities of the plane are apart, by integrals over a grid.
 *
 *     KL(p ‖ q) = Σ p (log p − log q) ΔA,   TV(p, q) = ½ Σ |p − q| ΔA
 *
 * @param logP Log density p in nats at the middles of the cells, such as the data's; −∞ where it is none.
 * @param logQ Log density q, such as a model's by {@link gridDensity}, of the same shape.
 * @throws InputError where the shapes differ.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { gridDensity, gridDivergence } from '@gen/energy';
 *
 * const gaussian = (at: number) => ({
 *   freeEnergy: (x: tf.Tensor) => tf.mul(0.5, tf.sum(tf.squaredDifference(x, at), -1)),
 * });
 * const grid = { x: [-6, 6], y: [-6, 6], columns: 60, rows: 60 } as const;
 * const [p, q] = [0, 1].map((at) => gridDensity(gaussian(at), grid).logDensity);
 * const { kl } = gridDivergence(p!, q!, grid); // ½ |(1, 1)|² = 1 nat
 * ```
 */
export function gridDivergence(logP: Tensor, logQ: Tensor, grid: Grid): GridDivergence {
  checkGrid('gridDivergence', grid);
  for (const [argument, { shape }] of Object.entries({ logP, logQ })) {
    if (`${shape}` === `${grid.rows},${grid.columns}`) continue;
    throw new InputError({
      callee: 'gridDivergence',
      argument,
      expected: `shape [${grid.rows},${grid.columns}]`,
      got: `shape [${shape}]`,
    });
  }
  return tf.tidy(() => {
    const [p, q] = [tf.exp(logP), tf.exp(logQ)];
    const nats = tf.where(tf.greater(p, 0), tf.mul(p, tf.sub(logP, logQ)), tf.zerosLike(p));
    const area = cellArea(grid);
    return {
      kl: tf.mul(tf.sum(nats), area) as Scalar,
      totalVariation: tf.mul(tf.sum(tf.abs(tf.sub(p, q))), area / 2) as Scalar,
    };
  });
}

const cellArea = ({ x, y, columns, rows }: Grid): number =>
  ((x[1] - x[0]) / columns) * ((y[1] - y[0]) / rows);

/** The middles of `count` equal parts of an interval. */
const middles = ([low, high]: readonly [number, number], count: number): Tensor =>
  tf.add(low, tf.mul(tf.add(tf.range(0, count), 0.5), (high - low) / count));

function checkGrid(callee: string, { x, y, columns, rows }: Grid): void {
  checkCount(callee, 'columns', columns);
  checkCount(callee, 'rows', rows);
  for (const [argument, [low, high]] of Object.entries({ x, y })) {
    if (low < high && Number.isFinite(high - low)) continue;
    throw new InputError({ callee, argument, expected: 'low < high', got: `[${low}, ${high}]` });
  }
}
