import type { Tensor } from '@tensorflow/tfjs-core';
import { checkBroadcast } from '../broadcast-shape.js';
import { checkShape } from '../check-shape.js';
import type { Distribution } from '../distributions/distribution.js';
import type { Key } from '../random/key.js';
import type { Shape } from '../shape.js';

/** Throws an {@link InputError} unless p and q have events alike; returns the batch shape of both. */
export function checkPair(callee: string, p: Distribution, q: Distribution): Shape {
  checkShape(callee, 'q', q.eventShape, p.eventShape, 'Events of both must be alike.');
  return checkBroadcast(callee, 'q', q.batchShape, p.batchShape);
}

/** Draws of p with their sample axis in front of all axes of a batch shape that p's broadcasts to. */
export function drawsOf(p: Distribution, batchShape: Shape, key: Key, samples: number): Tensor {
  const ones = Array.from({ length: batchShape.length - p.batchShape.length }, () => 1);
  return p.sample(key, [samples, ...ones]);
}
