import type { Draws } from '../draws.js';

const RADIUS = { mean: 1.34, deviation: 0.36, least: 0.6 }; // pixels
const PRESSURE = 0.12; // standard deviation of what is added along the way, relative

/** Half the width of a line in pixels, by how far the pen has come, from 0 to 1. */
export type Pen = (progress: number) => number;

/** Takes a pen and a way of pressing it. */
export function choosePen({ bell }: Draws): Pen {
  const radius = Math.max(RADIUS.least, RADIUS.mean + RADIUS.deviation * bell());
  const rising = PRESSURE * bell();
  const swelling = PRESSURE * bell();
  return (t) => radius * (1 + rising * (2 * t - 1) + swelling * (4 * t * (1 - t) - 0.5));
}
