import type { Shape } from '../shape.js';
import type { Bijector, ForwardBijector } from './bijector.js';

/** Shape of the image of an event that may have more axes than the map takes: those count as a batch. */
export function shapeAfter(map: ForwardBijector, shape: Shape): Shape {
  const batch = shape.length - map.domainRank;
  return [...shape.slice(0, batch), ...map.forwardShape(shape.slice(batch))];
}

/** Shape of what has an image of a shape that may have more axes than the map gives. */
export function shapeBefore(map: Bijector, shape: Shape): Shape {
  const batch = shape.length - map.codomainRank;
  return [...shape.slice(0, batch), ...map.inverseShape(shape.slice(batch))];
}
