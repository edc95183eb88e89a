import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { broadcastShape } from '../broadcast-shape.js';
import type { Constraint } from '../constraints/constraint.js';
import { shapeOf, spread, type Parameter } from '../distributions/parameter.js';
import type { Shape } from '../shape.js';

/** What is judged, over the batch that it makes with the ends of its constraint, and these: new tensors. */
export function laidOut(constraint: Constraint, value: Parameter): Tensor[] {
  return tf.tidy(() => {
    const { eventRank, ends = [] } = constraint; // which may be computed when they are asked for
    const shape = shapeOf(value);
    const rank = shape.length - eventRank;
    const batch = ends.reduce<Shape>(
      (whole, end) => broadcastShape(whole, shapeOf(end)) ?? whole,
      shape.slice(0, rank),
    );
    return [
      spread(value, [...batch, ...shape.slice(rank)]),
      ...ends.map((end) => spread(end, batch)),
    ];
  });
}
