/** A violation: none where `isOutside` does not hold, else the distance, however small, above 0. */
export const outside = (isOutside: boolean, distance: number): number =>
  isOutside ? Math.max(distance, Number.MIN_VALUE) : 0;
