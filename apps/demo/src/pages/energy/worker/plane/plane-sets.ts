import { checkerboard, eightGaussians, twoMoons, type PointDensity, type Points } from '@gen/data';
import { planePlaces, type PlaneName, type PlanePlace } from '../../plane-places.js';

/** Points of the plane that a deep energy learns. */
export interface PlaneSet extends PlanePlace {
  readonly points: Points & Partial<Pick<PointDensity, 'logProb'>>;
  /** What they are, in words. */
  readonly name: string;
  /** Centres, where they have some. */
  readonly modes?: readonly (readonly number[])[];
}

const gaussians = eightGaussians();

/** Point sets by name. */
export const planeSets: Readonly<Record<PlaneName, PlaneSet>> = {
  'eight-gaussians': {
    ...planePlaces['eight-gaussians'],
    points: gaussians,
    name: 'Eight Gaussians on a circle, drawn anew in every step',
    modes: gaussians.modes,
  },
  checkerboard: {
    ...planePlaces.checkerboard,
    points: checkerboard(),
    name: 'A checkerboard, drawn anew in every step',
  },
  'two-moons': {
    ...planePlaces['two-moons'],
    points: twoMoons({ noise: 0.1 }),
    name: 'Two moons, drawn anew in every step',
  },
};
