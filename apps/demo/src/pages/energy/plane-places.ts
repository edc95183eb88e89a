import type { Square } from './protocol.js';

/** Where points of the plane are, and how fine. */
export interface PlanePlace {
  /** Where nearly all of them are. */
  readonly square: Square;
  /** Standard deviation of their coordinates, about. */
  readonly spread: number;
  /** Size of what is smallest in them. */
  readonly detail: number;
}

/** Point sets by name. */
export const planePlaces = {
  'eight-gaussians': { square: { middle: [0, 0], reach: 4.5 }, spread: 2, detail: 0.35 },
  checkerboard: { square: { middle: [0, 0], reach: 4.8 }, spread: 2.3, detail: 0.5 },
  'two-moons': { square: { middle: [0.5, 0.25], reach: 2.1 }, spread: 0.9, detail: 0.15 },
} as const satisfies Readonly<Record<string, PlanePlace>>;

/** Name of a set of points. */
export type PlaneName = keyof typeof planePlaces;
